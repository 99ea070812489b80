package com.emailpilot.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientSnapshots;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.Topology;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class SnapshotReplayTest {

    private static final String TARGET = "client-provisioner.enrichment";
    private static final String OPS = "ops@example.com";

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> now);
    private final InMemoryBus bus = InMemoryBus.holding();
    private final Replays replays = new Replays(documents);
    private final RunReplay unit =
            new RunReplay(new EventArchive(documents), new ClientSnapshots(documents, new EventCodec()), replays, bus);
    private final StartReplay start =
            new StartReplay(replays, unit, new Targets(Topology.load()), new ClientRecords(documents));

    @Test
    void tellsOneConsumerOfEveryClient() {
        storeClients(230);

        var preview = start.preview(wish(TARGET)).block();
        var ordered = start.start(wish(TARGET), OPS, "key").block();
        unit.goOn().block();

        assertThat(preview.count()).isEqualTo(230);
        assertThat(bus.published())
                .hasSize(230)
                .allSatisfy(message -> assertThat(message.attributes())
                        .containsEntry("ce-type", "com.emailpilot.client-snapshot.v1")
                        .containsEntry("replay-id", ordered.id())
                        .containsEntry("replay-target", TARGET));
        assertThat(clients()).doesNotHaveDuplicates();
        assertThat(replays.find(ordered.id()).block().isDone()).isTrue();
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        storeClients(250);
        var ordered = start.start(wish(TARGET), OPS, "key").block();
        documents.beforeNextCommit(() -> documents.beforeNextCommit(() -> bus.failNextPublications(1)));
        unit.goOn().block();
        assertThat(replays.find(ordered.id()).block().isDone()).isFalse();

        now = now.plusSeconds(31);
        unit.goOn().block();

        var done = replays.find(ordered.id()).block();
        assertThat(done.isDone()).isTrue();
        assertThat(done.sent()).isEqualTo(250);
        assertThat(clients().stream().distinct()).hasSize(250);
        assertThat(bus.published()).hasSizeBetween(250, 350);
    }

    @Test
    void isForOneConsumerAlone() {
        storeClients(1);

        StepVerifier.create(start.preview(wish(null))).verifyError(OrderRefusedException.class);
    }

    private List<String> clients() {
        return bus.published().stream().map(EventMessage::orderingKey).toList();
    }

    private void storeClients(int count) {
        IntStream.range(0, count)
                .forEach(number -> documents
                        .commit(List.of(new Changes()
                                .set("status", number % 3 == 0 ? "disconnected" : "active")
                                .set("display_name", "Shop")
                                .set("created_at", now)
                                .set("updated_at", now)
                                .set("klaviyo.account_id", "AC-" + number)
                                .set("oauth.generation", 1L)
                                .set("oauth.seq", 3L)
                                .create(ClientRecords.path("client-%03d".formatted(number)))))
                        .block());
    }

    private static ReplayScope.Wish wish(@Nullable String target) {
        return new ReplayScope.Wish(null, "client-snapshot", null, null, null, target);
    }
}
