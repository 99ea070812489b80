package com.emailpilot.clients;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies the writes of one commit to a copy of all documents; a conflict leaves the original as it was. */
final class InMemoryBatch {

    private final Map<DocumentPath, Document> documents;
    private final Instant commitTime;

    InMemoryBatch(Map<DocumentPath, Document> documents, Instant commitTime) {
        this.documents = new HashMap<>(documents);
        this.commitTime = commitTime;
    }

    Map<DocumentPath, Document> apply(List<Write> writes) {
        writes.forEach(this::apply);
        return documents;
    }

    private void apply(Write write) {
        switch (write) {
            case Write.Create(var path, var fields) -> create(path, FieldTree.ofDocument(fields));
            case Write.Update(var path, var fields, var ifUpdatedAt) -> update(path, FieldTree.of(fields), ifUpdatedAt);
            case Write.Delete(var path) -> documents.remove(path);
        }
    }

    private void create(DocumentPath path, FieldTree tree) {
        if (documents.containsKey(path)) {
            throw new ConflictException("ALREADY_EXISTS at " + path);
        }
        var fields = changed(InMemoryValues.stored(tree.values()), tree, List.of());
        documents.put(path, new Document(path, fields, commitTime, commitTime));
    }

    private void update(DocumentPath path, FieldTree tree, @Nullable Instant ifUpdatedAt) {
        var stored = documents.get(path);
        if (stored == null) {
            throw new ConflictException("NOT_FOUND at " + path);
        }
        if (ifUpdatedAt != null && !ifUpdatedAt.equals(stored.updateTime())) {
            throw new ConflictException("FAILED_PRECONDITION at " + path);
        }
        var fields = changed(stored.fields(), tree, tree.mask());
        if (!fields.equals(stored.fields())) {
            documents.put(path, new Document(path, fields, stored.createTime(), commitTime));
        }
    }

    /** Server times have the precision of milliseconds, unlike the time of the commit itself. */
    private Map<String, Object> changed(Map<String, Object> stored, FieldTree tree, List<FieldPath> mask) {
        var fields = stored;
        for (FieldPath field : mask) {
            fields = InMemoryValues.with(fields, field.names(), InMemoryValues.at(tree.values(), field));
        }
        for (FieldPath field : tree.serverTimes()) {
            fields = InMemoryValues.with(fields, field.names(), commitTime.truncatedTo(ChronoUnit.MILLIS));
        }
        return fields;
    }
}
