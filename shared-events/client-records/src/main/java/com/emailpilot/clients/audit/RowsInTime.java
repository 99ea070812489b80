package com.emailpilot.clients.audit;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DocumentQuery.AtMost;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of the trail in the order in which the server took them, and by their ids within the same millisecond. */
record RowsInTime(Documents documents) {

    static final String TIME = "recorded_at";

    private static final int CHUNK = 300;
    /** The store tells no times apart that are closer. */
    private static final Duration LEAST = Duration.ofNanos(1_000);

    private static final String BEHIND_ALL_IDS = "\uFFFD";

    /** Those taken at {@code from} or later, and before {@code to}. */
    Flux<Document> between(Instant from, Instant to) {
        return Flux.defer(() -> {
            @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
            Publisher<Document>[] shards = LongStream.range(0, AuditRow.SHARDS)
                    .mapToObj(shard -> shard(shard, from, to))
                    .toArray(Publisher[]::new);
            return Flux.mergeComparing(1, inOrder(), shards);
        });
    }

    static Instant time(Document row) {
        return row.time(TIME).orElse(row.createTime());
    }

    private Flux<Document> shard(long shard, Instant from, Instant to) {
        var before = to.minus(LEAST);
        var query = new DocumentQuery(
                        AuditRow.COLLECTION,
                        List.of(new Equal("shard", shard), new AtMost(TIME, before)),
                        new DocumentQuery.Order(TIME, false),
                        null,
                        CHUNK)
                .startingAfter(new DocumentQuery.After(from.minus(LEAST), BEHIND_ALL_IDS));
        return chunk(query)
                .expand(found -> found.size() < CHUNK
                        ? Mono.empty()
                        : chunk(query.startingAfter(new DocumentQuery.After(
                                time(found.getLast()), found.getLast().path().id()))))
                .concatMapIterable(found -> found, 1)
                .filter(row -> !time(row).isBefore(from));
    }

    private Mono<List<Document>> chunk(DocumentQuery query) {
        return documents.query(query).map(Documents.Found::documents);
    }

    private static Comparator<Document> inOrder() {
        return Comparator.comparing(RowsInTime::time)
                .thenComparing(row -> row.path().id());
    }
}
