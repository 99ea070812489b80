package com.emailpilot.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one collection that match, in order.
 *
 * <p>Starts with an equality and has its composite index in {@code infra/terraform/firestore.indexes.json}; only a query for
 * everything, by id, needs neither.
 *
 * @param order absent means by document id
 * @param after values of the order field and the id of the last document of the page before; absent for the first page
 * @param limit at most so many documents, at least 1
 * @param fields dotted paths of what the documents are to hold; empty for everything
 */
public record DocumentQuery(
        String collection,
        List<Filter> filters,
        @Nullable Order order,
        @Nullable After after,
        int limit,
        List<String> fields) {

    public DocumentQuery {
        filters = List.copyOf(filters);
        fields = List.copyOf(fields);
    }

    /** A query for whole documents. */
    public DocumentQuery(
            String collection, List<Filter> filters, @Nullable Order order, @Nullable After after, int limit) {
        this(collection, filters, order, after, limit, List.of());
    }

    /** A condition on a field, named by its dotted path. */
    public sealed interface Filter {
        String field();

        Object value();
    }

    /** The field has this value. */
    public record Equal(String field, Object value) implements Filter {}

    /** The field has one of these values, of which Firestore takes up to {@value #MOST_VALUES}. */
    public record OneOf(String field, List<Object> value) implements Filter {

        /** More values make a query of their own. */
        public static final int MOST_VALUES = 30;

        public OneOf {
            value = List.copyOf(value);
        }
    }

    /** The field is a list that holds this value. */
    public record Contains(String field, Object value) implements Filter {}

    /** The field is at most this value. */
    public record AtMost(String field, Object value) implements Filter {}

    /** Sorted by a field, then by document id in the same direction. */
    public record Order(String field, boolean descending) {}

    /**
     * Right after this document of the page before.
     *
     * @param value the value of the order field; absent when the order is by id
     */
    public record After(@Nullable Object value, String id) {}

    /** All documents with this value, by id. */
    public static DocumentQuery where(String collection, String field, Object value, int limit) {
        return new DocumentQuery(collection, List.of(new Equal(field, value)), null, null, limit);
    }

    /** The whole collection, by id: for small ones, and for work of ops that must not overlook anything. */
    public static DocumentQuery everything(String collection, int limit) {
        return new DocumentQuery(collection, List.of(), null, null, limit);
    }

    /** The same query, sorted. */
    public DocumentQuery orderedBy(String field, boolean descending) {
        return new DocumentQuery(collection, filters, new Order(field, descending), after, limit, fields);
    }

    /** The same query, right after a document of the page before. */
    public DocumentQuery startingAfter(@Nullable After last) {
        return new DocumentQuery(collection, filters, order, last, limit, fields);
    }

    /** The same query, for nothing but these fields, named by their dotted paths. */
    public DocumentQuery only(String... wanted) {
        return new DocumentQuery(collection, filters, order, after, limit, List.of(wanted));
    }
}
