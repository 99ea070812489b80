package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.ADMIN;
import static com.emailpilot.gateway.clients.TestRows.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The list of a user whose rows take long to load. */
@NullUnmarked
final class ListClientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final Sinks.Empty<Void> loaded = Sinks.empty();
    private final Documents slow = new SlowToLoad(documents, loaded);
    private final ClientRecords records = new ClientRecords(slow);
    private final ClientRows rows = new ClientRows(records, 1_000);
    private final ListClients unit =
            new ListClients(rows, records, new PendingConnections(slow), InstantSource.fixed(TIME));

    ListClientsTest() {
        IntStream.range(0, 5).forEach(n -> TestRecords.connected(documents, "c" + n, ADMIN, TIME.plusSeconds(n)));
    }

    @Test
    void showsTheFirstPageFromTheStoreMeanwhile() {
        var first = list("limit", "3");

        assertThat(ids(first)).containsExactly("c4", "c3", "c2");
        assertThat(first.total()).isNull();
        assertThat(first.counts()).isNull();
    }

    @Test
    void goesOnInMemoryWhereTheStoreStopped() {
        var first = list("limit", "3");
        loaded.tryEmitEmpty();

        var second = list("limit", "3", "cursor", first.nextCursor());

        assertThat(ids(second)).containsExactly("c1", "c0");
        assertThat(second.total()).isEqualTo(5);
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void goesOnInTheStoreWhereItStopped() {
        var first = list("limit", "3");

        var second = list("limit", "3", "cursor", first.nextCursor());

        assertThat(ids(second)).containsExactly("c1", "c0");
        assertThat(second.total()).isNull();
    }

    @Test
    void waitsForTheRowsWhereOnlyTheyCanTell() {
        var waiting = unit.list(ADMIN, query("q", "c3")).toFuture();
        assertThat(waiting).isNotDone();

        loaded.tryEmitEmpty();

        assertThat(waiting)
                .succeedsWithin(PATIENCE)
                .satisfies(list -> assertThat(ids(list)).containsExactly("c3"));
    }

    @Test
    void goesOnLoadingWhenNobodyWaitsAnyMore() {
        unit.list(ADMIN, query("q", "c3")).subscribe().dispose();

        loaded.tryEmitEmpty();

        assertThat(rows.ready(ADMIN)).isTrue();
    }

    private ClientList list(String... parameters) {
        return unit.list(ADMIN, query(parameters)).block(PATIENCE);
    }

    private static ListQuery query(String... parameters) {
        var given = new LinkedMultiValueMap<String, String>();
        IntStream.range(0, parameters.length / 2).forEach(n -> given.add(parameters[2 * n], parameters[2 * n + 1]));
        return ListQuery.of(given);
    }

    private static List<String> ids(ClientList list) {
        return list.clients().stream().map(ClientView::clientId).toList();
    }

    /** Answers large queries when it is told to. */
    private record SlowToLoad(Documents documents, Sinks.Empty<Void> loaded) implements Documents {

        @Override
        public Mono<Found> query(DocumentQuery query) {
            var found = documents.query(query);
            return query.limit() < 500 ? found : loaded.asMono().then(found);
        }

        @Override
        public Mono<Snapshot> read(DocumentPath path) {
            return documents.read(path);
        }

        @Override
        public Mono<List<Snapshot>> readAll(List<DocumentPath> paths) {
            return documents.readAll(paths);
        }

        @Override
        public Mono<Instant> commit(List<Write> writes) {
            return documents.commit(writes);
        }
    }
}
