package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.KlaviyoConnected;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class OutboxRelayTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final InMemoryDocuments documents =
            new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    private final InMemoryBus bus = InMemoryBus.holding();
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
    private final OutboxRelay unit = new OutboxRelay(outbox, bus);

    @Test
    void publishesWhatACrashLeftBehindAndForgetsIt() {
        var entry = committed("g1");
        millis.addAndGet(4_000);

        unit.relay().block();

        assertThat(bus.published()).containsExactly(entry.message());
        assertThat(waiting()).isZero();
    }

    @Test
    void leavesYoungRowsToTheirOwnPublisher() {
        committed("g1");
        millis.addAndGet(1_000);

        unit.relay().block();

        assertThat(bus.published()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void keepsTheRowWhenPublishingFails() {
        var entry = committed("g1");
        bus.failNextPublications(1);

        unit.announce(List.of(entry));
        unit.relay().block();

        assertThat(bus.published()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void forgetsAnnouncedRowsTogether() {
        var one = committed("g1");
        var other = committed("g2");
        unit.announce(List.of(one));
        unit.announce(List.of(other));
        int before = documents.commits();

        unit.relay().block();

        assertThat(waiting()).isZero();
        assertThat(documents.commits() - before).isEqualTo(1);
    }

    @Test
    void lastWordsAreSaidBeforeClosing() {
        unit.announce(List.of(committed("g1")));

        unit.close();

        assertThat(waiting()).isZero();
    }

    @Test
    void relaysItsOwnServicesRowsOnly() {
        var foreign = new Outbox(documents, new EventCodec(), "client-provisioner");
        documents.commit(foreign.entry(event("g1"), NOW, null).writes()).block();
        millis.addAndGet(4_000);

        unit.relay().block();

        assertThat(bus.published()).isEmpty();
    }

    @Test
    void relaysMoreThanOnePage() {
        IntStream.range(0, 650).forEach(number -> committed("g" + number));
        millis.addAndGet(4_000);

        unit.relay().block();

        assertThat(bus.published().stream().map(EventMessage::id).distinct()).hasSize(650);
    }

    @Test
    void publishesTheSameBytesEachTime() {
        var entry = committed("g1");
        bus.publish(entry.message()).block();
        millis.addAndGet(4_000);

        unit.relay().block();

        assertThat(bus.published()).containsExactly(entry.message(), entry.message());
    }

    private OutboxEntry committed(String grantId) {
        var entry = outbox.entry(event(grantId), NOW, null);
        documents.commit(entry.writes()).block();
        return entry;
    }

    private static KlaviyoConnected event(String grantId) {
        return new KlaviyoConnected(grantId, "admin@example.com", null, NOW);
    }

    private long waiting() {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("outbox"))
                .count();
    }
}
