package com.emailpilot.clients;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a query over documents in memory, as Firestore does: a document without the order field is not found. */
record InMemoryQuery(DocumentQuery query) {

    List<Document> run(Collection<Document> documents) {
        return documents.stream()
                .filter(document -> document.path().collection().equals(query.collection()))
                .filter(this::isOrdered)
                .filter(document -> query.filters().stream().allMatch(filter -> matches(document, filter)))
                .sorted(order())
                .filter(this::isAfter)
                .limit(query.limit())
                .map(this::withWantedFields)
                .toList();
    }

    private Document withWantedFields(Document document) {
        if (query.fields().isEmpty()) {
            return document;
        }
        Map<String, Object> wanted = Map.of();
        for (var field : query.fields()) {
            wanted = InMemoryValues.with(wanted, FieldPath.dotted(field).names(), at(document, field));
        }
        return new Document(document.path(), wanted, document.createTime(), document.updateTime());
    }

    private boolean isOrdered(Document document) {
        return query.order() == null || sortKey(document) != null;
    }

    private static boolean matches(Document document, DocumentQuery.Filter filter) {
        var value = at(document, filter.field());
        var wanted = InMemoryValues.stored(filter.value());
        return switch (filter) {
            case DocumentQuery.Equal _ -> wanted.equals(value);
            case DocumentQuery.OneOf _ -> value != null && wanted instanceof List<?> list && list.contains(value);
            case DocumentQuery.Contains _ -> value instanceof List<?> list && list.contains(wanted);
            case DocumentQuery.AtMost _ ->
                value != null && InMemoryValues.isSameType(value, wanted) && InMemoryValues.compare(value, wanted) <= 0;
        };
    }

    private boolean isAfter(Document document) {
        var after = query.after();
        return after == null || position(sortKey(document), id(document), after.value(), after.id()) > 0;
    }

    private Comparator<Document> order() {
        return (one, other) -> position(sortKey(one), id(one), sortKey(other), id(other));
    }

    private int position(@Nullable Object value, String id, @Nullable Object otherValue, String otherId) {
        var order = query.order();
        var byValue = order == null || value == null || otherValue == null
                ? 0
                : InMemoryValues.compare(value, InMemoryValues.stored(otherValue));
        var ascending = byValue == 0 ? InMemoryValues.compare(id, otherId) : byValue;
        return order != null && order.descending() ? -ascending : ascending;
    }

    private @Nullable Object sortKey(Document document) {
        var order = query.order();
        return order == null ? null : at(document, order.field());
    }

    private static @Nullable Object at(Document document, String dotted) {
        return InMemoryValues.at(document.fields(), FieldPath.dotted(dotted));
    }

    private static String id(Document document) {
        return document.path().id();
    }
}
