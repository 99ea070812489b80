package com.emailpilot.operations.keys;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Documents with sealed text that does not open, {@code seal_quarantine/{collection}_{id}}: which, why and since when.
 *
 * <p>Never what they hold; the documents themselves stay as they are, for whoever can repair them.
 */
final class Quarantine {

    private static final String COLLECTION = "seal_quarantine";
    private static final int PAGE = 300;

    private final Documents documents;

    Quarantine(Documents documents) {
        this.documents = documents;
    }

    /** Says that a document cannot be read; again and again without harm. */
    Mono<Void> put(SealedRow row, List<SealedField> unreadable, String reason) {
        var path = path(row.path());
        var changes = new Changes()
                .set("collection", row.collection().word())
                .set("document_id", row.path().id())
                .set(
                        "fields",
                        unreadable.stream().map(SealedField::name).sorted().toList())
                .set("reason", reason)
                .setServerTime("seen_at");
        return documents
                .commit(List.of(changes.update(path)))
                .onErrorResume(
                        ConflictException.class,
                        _ -> documents.commit(
                                List.of(changes.setServerTime("first_seen_at").create(path))))
                .then();
    }

    /** Forgets a document that can be read again, or is gone. */
    Mono<Void> release(DocumentPath quarantined) {
        return documents.commit(List.of(new Write.Delete(path(quarantined)))).then();
    }

    /** The documents that could not be read when somebody last tried. */
    Mono<Set<DocumentPath>> quarantined() {
        var query = DocumentQuery.everything(COLLECTION, PAGE);
        return documents
                .query(query)
                .expand(found -> found.documents().size() < PAGE
                        ? Mono.empty()
                        : documents.query(query.startingAfter(new DocumentQuery.After(
                                null, found.documents().getLast().path().id()))))
                .concatMapIterable(Documents.Found::documents)
                .map(document -> new DocumentPath(
                        document.text("collection").orElse(""),
                        document.text("document_id").orElse("")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static DocumentPath path(DocumentPath document) {
        return new DocumentPath(COLLECTION, document.collection() + "_" + document.id());
    }
}
