package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientPage;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentQuery.After;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lists what a user owns or shares: searched, filtered, sorted, and a page at a time. */
final class ListClients {

    /** So long a person waits for rows that are being loaded; then the store shows what it can. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final ClientRows rows;
    private final ClientRecords records;
    private final PendingConnections pending;
    private final InstantSource clock;

    ListClients(ClientRows rows, ClientRecords records, PendingConnections pending, InstantSource clock) {
        this.rows = rows;
        this.records = records;
        this.pending = pending;
        this.clock = clock;
    }

    Mono<ClientList> list(String user, ListQuery query) {
        return find(user, query).map(found -> answer(user, query, found.page(), found.pending()));
    }

    Mono<Found> find(String user, ListQuery query) {
        return Mono.zip(page(user, query), pending.of(user).collectList(), Found::new);
    }

    /** A page of rows, and the consents that are on their way to becoming clients. */
    record Found(Selection page, List<ClientList.Pending> pending) {

        Found {
            pending = List.copyOf(pending);
        }
    }

    private Mono<Selection> page(String user, ListQuery query) {
        return Mono.defer(() -> {
            var fromMemory = rows.of(user).map(found -> Selection.of(found.all(), user, query, clock.instant()));
            return query.plain() && !rows.ready(user)
                    ? Mono.firstWithSignal(fromMemory, fromStore(user, query))
                    : fromMemory;
        });
    }

    /** Asked at once, but heard only when patience is over: what is in memory knows more. */
    private Mono<Selection> fromStore(String user, ListQuery query) {
        var after = query.after();
        var page = records.page(user, query.limit(), after == null ? null : new After(after.time(), after.clientId()));
        return Mono.zip(page, Mono.delay(PATIENCE), (found, _) -> selection(found));
    }

    private static Selection selection(ClientPage page) {
        var found = page.clients().stream().map(ClientRow::of).toList();
        return new Selection(found, page.next() == null ? null : Sort.UPDATED.place(found.getLast()), null, null);
    }

    private static ClientList answer(String user, ListQuery query, Selection page, List<ClientList.Pending> waiting) {
        var last = page.last();
        return new ClientList(
                page.rows().stream().map(row -> row.seenBy(user)).toList(),
                waiting,
                last == null ? null : ListCursor.write(query.order(), last),
                page.total(),
                page.counts());
    }
}
