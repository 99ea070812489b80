package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Shows what became of some clients, for a page that is open and was told that they changed. */
final class ShowChanges {

    private final Documents documents;
    private final ClientRows rows;
    private final InstantSource clock;

    ShowChanges(Documents documents, ClientRows rows, InstantSource clock) {
        this.documents = documents;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Those of the clients that the user may see and the query fits, as the store has them now, with the counts of the
     * whole list where that is in memory.
     */
    Mono<Selection> of(String user, ListQuery query, Set<String> clientIds) {
        var ids = List.copyOf(clientIds);
        var read = ids.isEmpty()
                ? Mono.just(List.<Optional<ClientRecord>>of())
                : documents
                        .readAll(ids.stream().map(ClientRecords::path).toList())
                        .map(snapshots ->
                                snapshots.stream().map(ClientRecords::read).toList());
        return read.map(found -> selection(user, query, ids, found));
    }

    private Selection selection(String user, ListQuery query, List<String> ids, List<Optional<ClientRecord>> found) {
        var visible = new ArrayList<ClientRow>();
        for (int n = 0; n < ids.size(); n++) {
            var id = ids.get(n);
            found.get(n).ifPresentOrElse(rows::changed, () -> rows.gone(id));
            found.get(n)
                    .filter(client -> client.visibleTo(user))
                    .map(ClientRow::of)
                    .ifPresent(visible::add);
        }
        var now = clock.instant();
        var fitting = Selection.of(visible, user, query, now);
        var whole = rows.loaded(user).map(all -> Selection.of(all.all(), user, query, now));
        return new Selection(
                fitting.rows(),
                null,
                whole.map(Selection::total).orElse(null),
                whole.map(Selection::counts).orElse(null));
    }
}
