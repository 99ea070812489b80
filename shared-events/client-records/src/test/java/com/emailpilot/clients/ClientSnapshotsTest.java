package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class ClientSnapshotsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final ClientSnapshots unit = new ClientSnapshots(documents, new EventCodec());

    @Test
    void tellOfEachClientAsItIs() {
        store("client-2", "needs_reauthorization", 1, 4);
        store("client-3", "disconnected", 1, 2);
        store("client-1", "active", 3, 7);

        var snapshots = unit.byClient(null).collectList().block();

        assertThat(snapshots)
                .extracting(ClientSnapshotsTest::client)
                .extracting(
                        ClientState::clientId,
                        client -> client.status().word(),
                        ClientState::generation,
                        ClientState::seq)
                .containsExactly(
                        tuple("client-1", "active", 3L, 7L),
                        tuple("client-2", "needs_reauthorization", 1L, 4L),
                        tuple("client-3", "disconnected", 1L, 2L));
    }

    @Test
    void goOnBehindAClient() {
        IntStream.range(0, 250)
                .forEach(number ->
                        store("client-%03d".formatted(number), number % 2 == 0 ? "active" : "disconnected", 1, 1));

        var rest = unit.byClient("client-019").collectList().block();

        assertThat(rest)
                .hasSize(230)
                .first()
                .satisfies(first -> assertThat(first.clientId()).isEqualTo("client-020"));
        assertThat(rest).extracting(ArchivedEvent::clientId).isSorted();
    }

    @Test
    void leaveOutWhatWasNeverAnnounced() {
        store("client-1", "active", 0, 0);

        assertThat(unit.byClient(null).collectList().block()).isEmpty();
    }

    @Test
    void carryNoToken() {
        store("client-1", "active", 1, 1);

        var snapshots = unit.byClient(null).collectList().block();

        assertThat(snapshots)
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.message().data()).doesNotContain("canary"));
    }

    private static ClientState client(ArchivedEvent snapshot) {
        var message = snapshot.message();
        var received = new EventCodec()
                .decode(message.attributes(), message.data().getBytes(StandardCharsets.UTF_8), "1", NOW);
        return ((ClientSnapshot) received.event()).client();
    }

    private void store(String id, String status, long generation, long seq) {
        var record = new Changes()
                .set("status", status)
                .set("display_name", "Shop")
                .set("created_at", NOW)
                .set("updated_at", NOW)
                .set("klaviyo.account_id", "AbC123")
                .set("oauth.state", status.equals("active") ? "connected" : status)
                .set("oauth.generation", generation)
                .set("oauth.seq", seq)
                .set("oauth.access_token", "canary")
                .create(ClientRecords.path(id));
        documents.commit(List.of(record)).block();
    }
}
