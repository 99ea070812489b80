package com.emailpilot.simulator;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.FieldPath;
import com.emailpilot.clients.FieldValue;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Builds whose store gets or shows something else than our code means to. */
final class Mistakes {

    private static final String CLIENTS = "clients";

    private Mistakes() {}

    /** No field of these names is written by commits that also write the other one. */
    static Build forgetting(String field, String together) {
        return writing(
                write -> write instanceof Write.Update update && update.fields().containsKey(path(together))
                        ? without(update, path(field))
                        : write);
    }

    /** Fields are never removed. */
    static Build keeping(String field) {
        return writing(
                write -> write instanceof Write.Update update && update.fields().get(path(field)) == FieldValue.REMOVED
                        ? without(update, path(field))
                        : write);
    }

    /** Nothing is checked before it is written. */
    static Build unconditional() {
        return writing(write ->
                write instanceof Write.Update update ? new Write.Update(update.path(), update.fields(), null) : write);
    }

    /** Documents of a collection are not created. */
    static Build withoutAny(String collection) {
        return dropping(write ->
                write instanceof Write.Create && write.path().collection().equals(collection));
    }

    /** Commits that set a field, and not the other one, are lost. */
    static Build losing(String field, String unless) {
        return new Build() {
            @Override
            public Documents documents(Documents documents) {
                return EditedDocuments.writing(
                        documents,
                        writes -> writes.stream().anyMatch(write -> sets(write, field) && !sets(write, unless))
                                ? List.of()
                                : writes);
            }
        };
    }

    /** Every client seems to have been refused once, long ago. */
    static Build seeingAnEarlierRefusal() {
        return new Build() {
            @Override
            public Documents documents(Documents documents) {
                return EditedDocuments.seeing(documents, Mistakes::refusedBefore);
            }
        };
    }

    private static Build writing(UnaryOperator<Write> edit) {
        return new Build() {
            @Override
            public Documents documents(Documents documents) {
                return EditedDocuments.writing(
                        documents, writes -> writes.stream().map(edit).toList());
            }
        };
    }

    private static Build dropping(Predicate<Write> dropped) {
        return new Build() {
            @Override
            public Documents documents(Documents documents) {
                return EditedDocuments.writing(
                        documents,
                        writes -> writes.stream().filter(dropped.negate()).toList());
            }
        };
    }

    private static Document refusedBefore(Document document) {
        if (!document.path().collection().equals(CLIENTS)) {
            return document;
        }
        Map<String, Object> oauth = new LinkedHashMap<>();
        document.value("oauth", Map.class).ifPresent(map -> ((Map<?, ?>) map).forEach((k, v) -> oauth.put("" + k, v)));
        oauth.putIfAbsent("invalid_grant", Map.of("count", 1L, "first_at", Instant.EPOCH));
        var fields = new LinkedHashMap<>(document.fields());
        fields.put("oauth", oauth);
        return new Document(document.path(), fields, document.createTime(), document.updateTime());
    }

    private static boolean sets(Write write, String field) {
        return write instanceof Write.Update update && update.fields().containsKey(path(field));
    }

    private static Write without(Write.Update update, FieldPath field) {
        var fields = new LinkedHashMap<>(update.fields());
        fields.remove(field);
        return new Write.Update(update.path(), fields, update.ifUpdatedAt());
    }

    private static FieldPath path(String dotted) {
        return FieldPath.dotted(dotted);
    }
}
