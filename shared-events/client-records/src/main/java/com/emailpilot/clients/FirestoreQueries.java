package com.emailpilot.clients;

import com.google.firestore.v1.Cursor;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.StructuredQuery;
import com.google.firestore.v1.StructuredQuery.CollectionSelector;
import com.google.firestore.v1.StructuredQuery.CompositeFilter;
import com.google.firestore.v1.StructuredQuery.Direction;
import com.google.firestore.v1.StructuredQuery.FieldFilter;
import com.google.firestore.v1.StructuredQuery.FieldReference;
import com.google.firestore.v1.StructuredQuery.Projection;
import com.google.firestore.v1.Value;
import com.google.protobuf.Int32Value;

/** Queries as Firestore takes them. */
record FirestoreQueries(FirestoreNames names) {

    private static final String ID = "__name__";

    RunQueryRequest request(DocumentQuery query) {
        return RunQueryRequest.newBuilder()
                .setParent(names.root())
                .setStructuredQuery(structured(query))
                .build();
    }

    private StructuredQuery structured(DocumentQuery query) {
        var structured = StructuredQuery.newBuilder()
                .addFrom(CollectionSelector.newBuilder().setCollectionId(query.collection()))
                .setLimit(Int32Value.of(query.limit()));
        if (!query.filters().isEmpty()) {
            structured.setWhere(allOf(query));
        }
        if (!query.fields().isEmpty()) {
            structured.setSelect(only(query));
        }
        sort(structured, query);
        var after = query.after();
        if (after != null) {
            structured.setStartAt(behind(query, after));
        }
        return structured.build();
    }

    private static StructuredQuery.Filter allOf(DocumentQuery query) {
        var all = CompositeFilter.newBuilder().setOp(CompositeFilter.Operator.AND);
        query.filters()
                .forEach(filter -> all.addFilters(StructuredQuery.Filter.newBuilder()
                        .setFieldFilter(FieldFilter.newBuilder()
                                .setField(dotted(filter.field()))
                                .setOp(operator(filter))
                                .setValue(FirestoreValues.encode(filter.value())))));
        return StructuredQuery.Filter.newBuilder().setCompositeFilter(all).build();
    }

    private static Projection only(DocumentQuery query) {
        var projection = Projection.newBuilder();
        query.fields().forEach(field -> projection.addFields(dotted(field)));
        return projection.build();
    }

    private static FieldFilter.Operator operator(DocumentQuery.Filter filter) {
        return switch (filter) {
            case DocumentQuery.Equal _ -> FieldFilter.Operator.EQUAL;
            case DocumentQuery.OneOf _ -> FieldFilter.Operator.IN;
            case DocumentQuery.Contains _ -> FieldFilter.Operator.ARRAY_CONTAINS;
            case DocumentQuery.AtMost _ -> FieldFilter.Operator.LESS_THAN_OR_EQUAL;
        };
    }

    private static void sort(StructuredQuery.Builder structured, DocumentQuery query) {
        var order = query.order();
        var direction = order != null && order.descending() ? Direction.DESCENDING : Direction.ASCENDING;
        if (order != null) {
            structured.addOrderBy(by(dotted(order.field()), direction));
        }
        structured.addOrderBy(by(FieldReference.newBuilder().setFieldPath(ID).build(), direction));
    }

    private Cursor behind(DocumentQuery query, DocumentQuery.After after) {
        var cursor = Cursor.newBuilder().setBefore(false);
        if (query.order() != null) {
            cursor.addValues(FirestoreValues.encode(after.value()));
        }
        var last = names.name(new DocumentPath(query.collection(), after.id()));
        return cursor.addValues(Value.newBuilder().setReferenceValue(last)).build();
    }

    private static StructuredQuery.Order by(FieldReference field, Direction direction) {
        return StructuredQuery.Order.newBuilder()
                .setField(field)
                .setDirection(direction)
                .build();
    }

    private static FieldReference dotted(String field) {
        return FieldReference.newBuilder()
                .setFieldPath(FirestoreNames.field(FieldPath.dotted(field)))
                .build();
    }
}
