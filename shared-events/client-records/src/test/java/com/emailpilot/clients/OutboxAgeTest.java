package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.KlaviyoConnected;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@NullUnmarked
final class OutboxAgeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final InMemoryDocuments documents =
            new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    private final InMemoryBus bus = InMemoryBus.holding();
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
    private final OutboxRelay relay = new OutboxRelay(outbox, bus);
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        new OutboxAge(relay).bindTo(registry);
    }

    @Test
    void isTheAgeOfTheOldestEventThatWaits() {
        committed("g1");
        millis.addAndGet(60_000);
        committed("g2");
        millis.addAndGet(4_000);

        relay.relay().block();

        assertThat(age()).isBetween(64.0, 64.1);
    }

    @Test
    void isKnownThoughPubSubIsAway() {
        committed("g1");
        millis.addAndGet(60_000);
        bus.failNextPublications(1);

        relay.relay().onErrorResume(_ -> Mono.empty()).block();

        assertThat(age()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void isZeroOnceNothingWaits() {
        committed("g1");
        millis.addAndGet(60_000);
        relay.relay().block();

        relay.relay().block();

        assertThat(age()).isZero();
    }

    private double age() {
        return registry.get("emailpilot.outbox.oldest.age").timeGauge().value(TimeUnit.SECONDS);
    }

    private void committed(String grantId) {
        var event = new KlaviyoConnected(grantId, "admin@example.com", null, NOW);
        documents.commit(outbox.entry(event, NOW, null).writes()).block();
    }
}
