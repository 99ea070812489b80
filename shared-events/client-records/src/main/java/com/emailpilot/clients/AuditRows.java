package com.emailpilot.clients;

import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.DocumentQuery.OneOf;
import com.google.common.collect.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit trail, {@code audit/{id}}: rows that are only ever added. */
public final class AuditRows {

    private static final String TIME = "at";
    private static final String CLIENT = "client_id";
    private static final int CHUNK = 100;
    private static final int MOST_CLIENTS = 30 * OneOf.MOST_VALUES;

    private final MergedParts trail;

    public AuditRows(Documents documents) {
        this.trail = new MergedParts(documents, AuditRow.COLLECTION, new DocumentQuery.Order(TIME, true));
    }

    /**
     * The rows that match, the newest first.
     *
     * @param after where the page starts; absent for the first one
     */
    public Mono<AuditPage> page(AuditFilter wanted, int size, DocumentQuery.@Nullable After after) {
        return Mono.defer(() -> {
            var page = new AuditScan(wanted, size);
            return rows(wanted, size, after).takeUntil(page::add).then(Mono.fromSupplier(page::done));
        });
    }

    /** All rows that match, the newest first, read as fast as they are taken. */
    public Flux<AuditRow> all(AuditFilter wanted) {
        return rows(wanted, CHUNK, null).filter(wanted::isAmong);
    }

    /** Each part comes newest first, so the first row that is too old ends them all. */
    private Flux<AuditRow> rows(AuditFilter wanted, int chunk, DocumentQuery.@Nullable After after) {
        return trail.read(parts(wanted), also(wanted), chunk, after)
                .map(AuditRow::read)
                .takeWhile(row -> isNotBefore(row.at(), wanted.from()));
    }

    /** The rows of one client lie together; all others are spread, since their number and their times only grow. */
    private static List<DocumentQuery.Filter> parts(AuditFilter wanted) {
        var among = wanted.among();
        var one = wanted.clientId();
        if (one != null) {
            return among == null || among.contains(one) ? List.of(new Equal(CLIENT, one)) : List.of();
        }
        return among == null || among.size() > MOST_CLIENTS ? MergedParts.shards() : parts(among);
    }

    /** Who has more clients than these has a good share of all: looking through everything finds theirs. */
    private static List<DocumentQuery.Filter> parts(Set<String> clientIds) {
        return Lists.partition(List.<Object>copyOf(clientIds), OneOf.MOST_VALUES).stream()
                .<DocumentQuery.Filter>map(some -> new OneOf(CLIENT, some))
                .toList();
    }

    private static List<DocumentQuery.Filter> also(AuditFilter wanted) {
        List<DocumentQuery.Filter> filters = new ArrayList<>();
        if (wanted.actor() != null) {
            filters.add(new Equal("actor", wanted.actor()));
        }
        if (wanted.action() != null) {
            filters.add(new Equal("action", wanted.action().word()));
        }
        if (wanted.to() != null) {
            filters.add(new DocumentQuery.AtMost(TIME, wanted.to()));
        }
        return filters;
    }

    private static boolean isNotBefore(Instant at, @Nullable Instant from) {
        return from == null || !at.isBefore(from);
    }
}
