package com.emailpilot.clients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Documents that lie in several parts of a collection, read as one list in the order of a time, and as fast as they are
 * taken.
 *
 * @param order the field that holds when it was, and which end comes first
 */
record MergedParts(Documents documents, String collection, DocumentQuery.Order order) {

    /** So many parts a collection has whose times only grow: no part takes all the writes. */
    static final int SHARDS = 8;

    /** A condition for each of these parts. */
    static List<DocumentQuery.Filter> shards() {
        return LongStream.range(0, SHARDS)
                .<DocumentQuery.Filter>mapToObj(shard -> new DocumentQuery.Equal("shard", shard))
                .toList();
    }

    /**
     * Reads all parts side by side.
     *
     * @param parts one condition for each
     * @param also what else must hold
     * @param chunk how many documents one query brings
     * @param after where to start; absent for the first
     */
    Flux<Document> read(
            List<DocumentQuery.Filter> parts,
            List<DocumentQuery.Filter> also,
            int chunk,
            DocumentQuery.@Nullable After after) {
        return Flux.defer(() -> {
            @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
            Publisher<Document>[] found = parts.stream()
                    .map(part -> chunks(query(part, also, chunk), after))
                    .toArray(Publisher[]::new);
            return Flux.mergeComparing(1, inOrder(), found);
        });
    }

    /** Where the next page starts: behind a document that this read. */
    DocumentQuery.After behind(Document last) {
        return new DocumentQuery.After(
                last.time(order.field()).orElse(last.createTime()), last.path().id());
    }

    private Flux<Document> chunks(DocumentQuery query, DocumentQuery.@Nullable After after) {
        return documents
                .query(query.startingAfter(after))
                .map(Documents.Found::documents)
                .expand(chunk -> chunk.size() < query.limit()
                        ? Mono.empty()
                        : documents
                                .query(query.startingAfter(behind(chunk.getLast())))
                                .map(Documents.Found::documents))
                .concatMapIterable(chunk -> chunk, 1);
    }

    private DocumentQuery query(DocumentQuery.Filter part, List<DocumentQuery.Filter> also, int limit) {
        List<DocumentQuery.Filter> filters = new ArrayList<>(List.of(part));
        filters.addAll(also);
        return new DocumentQuery(collection, filters, order, null, limit);
    }

    private Comparator<Document> inOrder() {
        var oldestFirst = Comparator.comparing(
                        (Document document) -> document.time(order.field()).orElse(document.createTime()))
                .thenComparing(document -> document.path().id());
        return order.descending() ? oldestFirst.reversed() : oldestFirst;
    }
}
