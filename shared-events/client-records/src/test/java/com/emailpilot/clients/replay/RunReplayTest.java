package com.emailpilot.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientSnapshots;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.Outbox;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.events.Topology;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class RunReplayTest {

    private static final String TARGET = "client-provisioner.enrichment";
    private static final String OPS = "ops@example.com";

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> now);
    private final InMemoryBus bus = InMemoryBus.holding();
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "token-refresher");
    private final Replays replays = new Replays(documents);
    private final RunReplay unit =
            new RunReplay(new EventArchive(documents), new ClientSnapshots(documents, new EventCodec()), replays, bus);
    private final StartReplay start =
            new StartReplay(replays, unit, new Targets(Topology.load()), new ClientRecords(documents));

    @Test
    void countsAndSendsNothingWhenItOnlyLooks() {
        archiveRotations(7);

        var preview = start.preview(wish(null, null)).block();

        assertThat(preview.count()).isEqualTo(7);
        assertThat(preview.sample())
                .hasSize(5)
                .first()
                .satisfies(event -> assertThat(event.seq()).isOne());
        assertThat(bus.published()).isEmpty();
        assertThat(replays.all(Replay.RUNNING).collectList().block()).isEmpty();
    }

    @Test
    void sendsTheSameMessagesAgainTheOldestFirst() {
        var archived = archiveRotations(230);

        var replay = finished(start.start(wish(null, null), OPS, "key").block());

        assertThat(bus.published()).extracting(EventMessage::id).containsExactlyElementsOf(ids(archived));
        assertThat(bus.published().getFirst().data())
                .isEqualTo(archived.getFirst().data());
        assertThat(bus.published().getFirst().attributes())
                .containsAllEntriesOf(archived.getFirst().attributes())
                .containsEntry("replay-id", replay.id())
                .doesNotContainKey("replay-target");
        assertThat(replay.sent()).isEqualTo(230).isEqualTo(replay.expected());
    }

    @Test
    void sendsToOneConsumerAloneAndOnlyWhatCanReachIt() {
        archive(new KlaviyoConnected("grant", "ada@example.com", null, now));
        archiveRotations(2);

        var replay = finished(start.start(wish(null, TARGET), OPS, "key").block());

        assertThat(bus.published())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.attributes()).containsEntry("replay-target", TARGET));
        assertThat(bus.waiting(TARGET)).isEqualTo(2);
        assertThat(replay.expected()).isEqualTo(2);
    }

    @Test
    void sendsOneEventAlone() {
        var archived = archiveRotations(5).get(2);
        var wish = new ReplayScope.Wish(archived.id(), null, null, null, null, TARGET);

        var replay = finished(start.start(wish, OPS, "key").block());

        assertThat(bus.published()).extracting(EventMessage::id).containsExactly(archived.id());
        assertThat(replay.scope().eventId()).isEqualTo(archived.id());
        assertThat(replay.sent()).isOne();
    }

    @Test
    void isOneOrderHoweverOftenItIsGiven() {
        archiveRotations(3);

        var first = start.start(wish(null, null), OPS, "key").block();
        var second = start.start(wish(null, null), OPS, "key").block();
        finished(second);
        unit.goOn().block();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(bus.published()).hasSize(3);
        assertThat(audited()).isOne();
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        archiveRotations(250);
        var replay = start.start(wish(null, null), OPS, "key").block();
        documents.beforeNextCommit(() -> documents.beforeNextCommit(() -> bus.failNextPublications(1)));
        unit.goOn().block();
        assertThat(replays.find(replay.id()).block().isDone()).isFalse();

        now = now.plusSeconds(31);
        var done = finished(replay);

        assertThat(done.sent()).isEqualTo(250);
        assertThat(bus.published().stream().map(EventMessage::id).distinct()).hasSize(250);
        assertThat(bus.published()).hasSizeBetween(250, 350);
    }

    @Test
    void isLeftToWhoRunsIt() {
        archiveRotations(3);
        var replay = start.start(wish(null, null), OPS, "key").block();
        replays.take(replay).block();

        unit.goOn().block();

        assertThat(bus.published()).isEmpty();
        StepVerifier.create(unit.run(replay)).verifyComplete();
        assertThat(bus.published()).isEmpty();
    }

    @Test
    void refusesWhatSendsNothing() {
        StepVerifier.create(start.start(wish(null, null), OPS, "key")).verifyError(OrderRefusedException.class);
        StepVerifier.create(start.preview(wish(null, "nobody"))).verifyError(OrderRefusedException.class);

        assertThat(audited()).isZero();
    }

    @Test
    void sendsNothingThatHappenedAfterTheOrder() {
        archiveRotations(2);
        var replay = start.start(wish(null, null), OPS, "key").block();
        now = now.plusSeconds(1);
        archive(new TokensRotated(state("late", 1), 1, now));

        finished(replay);

        assertThat(bus.published()).hasSize(2);
    }

    private Replay finished(Replay replay) {
        unit.goOn().block();
        var done = replays.find(replay.id()).block();
        assertThat(done.isDone()).isTrue();
        return done;
    }

    private List<EventMessage> archiveRotations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(seq -> archive(new TokensRotated(state("c1", seq), seq, now)))
                .toList();
    }

    private EventMessage archive(Event event) {
        var entry = outbox.entry(event, now, "00-trace");
        documents.commit(List.of(entry.writes().getFirst())).block();
        now = now.plusMillis(1);
        return entry.message();
    }

    private static List<String> ids(List<EventMessage> messages) {
        return messages.stream().map(EventMessage::id).toList();
    }

    private long audited() {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("audit"))
                .count();
    }

    private static ReplayScope.Wish wish(@Nullable String type, @Nullable String target) {
        return new ReplayScope.Wish(null, type, null, null, null, target);
    }

    private static ClientState state(String clientId, long seq) {
        return new ClientState(
                clientId, "AC-" + clientId, "Shop " + clientId, ClientStatus.ACTIVE, 1, seq, Instant.EPOCH);
    }
}
