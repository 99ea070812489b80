package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class TellAllClientsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TARGET = "client-provisioner.enrichment";

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final InMemoryBus bus = InMemoryBus.holding();
    private final TellAllClients unit = new TellAllClients(documents, new EventCodec(), bus, "oauth-gateway");

    @Test
    void tellsOfEachClientAsItIs() {
        store("client-1", "active", 3, 7);
        store("client-2", "needs_reauthorization", 1, 4);
        store("client-3", "disconnected", 1, 2);

        unit.tell(TARGET, "bootstrap-1").blockLast();

        assertThat(bus.publishedEvents())
                .extracting(event -> ((ClientSnapshot) event).client())
                .extracting(ClientState::clientId, client -> client.status().word(), ClientState::seq)
                .containsExactlyInAnyOrder(
                        tuple("client-1", "active", 7L),
                        tuple("client-2", "needs_reauthorization", 4L),
                        tuple("client-3", "disconnected", 2L));
    }

    @Test
    void tellsOneSubscriptionAlone() {
        store("client-1", "active", 1, 1);

        unit.tell(TARGET, "bootstrap-1").blockLast();

        assertThat(bus.published().getFirst().attributes())
                .containsEntry("replay-id", "bootstrap-1")
                .containsEntry("replay-target", TARGET);
        assertThat(bus.waiting(TARGET)).isEqualTo(1);
        assertThat(bus.waiting("oauth-gateway.notifications")).isZero();
    }

    @Test
    void saysHowFarItIs() {
        IntStream.range(0, 650).forEach(number -> store("client-" + number, "active", 1, 1));

        var progress = unit.tell(TARGET, "bootstrap-1").filter(told -> told > 0);

        StepVerifier.create(progress.distinct()).expectNext(300L, 600L, 650L).verifyComplete();
    }

    @Test
    void leavesOutWhatWasNeverAnnounced() {
        store("client-1", "active", 0, 0);

        unit.tell(TARGET, "bootstrap-1").blockLast();

        assertThat(bus.published()).isEmpty();
    }

    @Test
    void carriesNoToken() {
        store("client-1", "active", 1, 1);

        unit.tell(TARGET, "bootstrap-1").blockLast();

        assertThat(bus.published())
                .hasSize(1)
                .allSatisfy(message -> assertThat(message.data()).doesNotContain("canary"));
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
