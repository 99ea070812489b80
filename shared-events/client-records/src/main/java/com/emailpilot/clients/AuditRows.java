package com.emailpilot.clients;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit trail, {@code audit/{id}}: rows that are only ever added. */
public final class AuditRows {

    private static final String TIME = "at";
    private static final int CHUNK = 100;
    private static final Comparator<AuditRow> NEWEST_FIRST =
            Comparator.comparing(AuditRow::at).thenComparing(AuditRow::id).reversed();

    private final Documents documents;

    public AuditRows(Documents documents) {
        this.documents = documents;
    }

    /**
     * The rows that match, the newest first.
     *
     * @param after where the page starts; absent for the first one
     */
    public Mono<AuditPage> page(AuditFilter wanted, int size, DocumentQuery.@Nullable After after) {
        return rows(wanted, size, after).take(size).collectList().map(found -> pageOf(found, size));
    }

    /** All rows that match, the newest first, read as fast as they are taken. */
    public Flux<AuditRow> all(AuditFilter wanted) {
        return rows(wanted, CHUNK, null);
    }

    /** Each part comes newest first, so the first row that is too old ends them all. */
    private Flux<AuditRow> rows(AuditFilter wanted, int chunk, DocumentQuery.@Nullable After after) {
        return starts(wanted).stream()
                .map(start -> chunks(query(start, wanted, chunk), after))
                .reduce((one, other) -> one.mergeComparingWith(other, NEWEST_FIRST))
                .orElseThrow()
                .takeWhile(row -> isNotBefore(row.at(), wanted.from()));
    }

    private Flux<AuditRow> chunks(DocumentQuery query, DocumentQuery.@Nullable After after) {
        return chunk(query, after)
                .expand(chunk -> chunk.next() == null ? Mono.empty() : chunk(query, chunk.next()))
                .concatMapIterable(AuditPage::rows, 1);
    }

    private Mono<AuditPage> chunk(DocumentQuery query, DocumentQuery.@Nullable After after) {
        return documents
                .query(query.startingAfter(after))
                .map(found ->
                        pageOf(found.documents().stream().map(AuditRow::read).toList(), query.limit()));
    }

    /** The rows of one client lie together; all others are spread, since their number and their times only grow. */
    private static List<DocumentQuery.Equal> starts(AuditFilter wanted) {
        return wanted.clientId() == null
                ? LongStream.range(0, AuditRow.SHARDS)
                        .mapToObj(shard -> new DocumentQuery.Equal("shard", shard))
                        .toList()
                : List.of(new DocumentQuery.Equal("client_id", wanted.clientId()));
    }

    private static DocumentQuery query(DocumentQuery.Equal start, AuditFilter wanted, int limit) {
        List<DocumentQuery.Filter> filters = new ArrayList<>(List.of(start));
        if (wanted.actor() != null) {
            filters.add(new DocumentQuery.Equal("actor", wanted.actor()));
        }
        if (wanted.action() != null) {
            filters.add(new DocumentQuery.Equal("action", wanted.action().word()));
        }
        if (wanted.to() != null) {
            filters.add(new DocumentQuery.AtMost(TIME, wanted.to()));
        }
        return new DocumentQuery(AuditRow.COLLECTION, filters, new DocumentQuery.Order(TIME, true), null, limit);
    }

    private static boolean isNotBefore(Instant at, @Nullable Instant from) {
        return from == null || !at.isBefore(from);
    }

    private static AuditPage pageOf(List<AuditRow> found, int size) {
        var last = found.size() < size ? null : found.getLast();
        return new AuditPage(found, last == null ? null : new DocumentQuery.After(last.at(), last.id()));
    }
}
