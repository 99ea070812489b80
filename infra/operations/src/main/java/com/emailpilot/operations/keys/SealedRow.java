package com.emailpilot.operations.keys;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.vault.Reseal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A document that holds sealed text. */
record SealedRow(SealedCollection collection, Document document, List<SealedField> fields) {

    /** The first version of EmailPilot sealed with Fernet; the migration moves what it left. */
    private static final String FIRST_VERSION = "gAAAA";

    SealedRow {
        fields = List.copyOf(fields);
    }

    static SealedRow of(SealedCollection collection, Document document) {
        return new SealedRow(
                collection,
                document,
                collection.fields(document).stream()
                        .filter(field -> !field.sealed().startsWith(FIRST_VERSION))
                        .toList());
    }

    DocumentPath path() {
        return document.path();
    }

    /** The keys that sealed it. */
    Set<Integer> keys(Reseal reseal) {
        return fields.stream()
                .flatMapToInt(field -> reseal.keyOf(field.sealed()).stream())
                .boxed()
                .collect(Collectors.toSet());
    }

    /** What another key sealed than the one that seals now. */
    List<SealedField> stale(Reseal reseal) {
        var current = reseal.currentKey();
        return fields.stream()
                .filter(field -> reseal.keyOf(field.sealed()).stream().noneMatch(key -> key == current))
                .toList();
    }
}
