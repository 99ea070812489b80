package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerEventMetricsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MockClock clock = new MockClock();
    private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final EventMetrics metrics = new MicrometerEventMetrics(registry);

    @Test
    void keepsItsNames() {
        metrics.published("type");
        metrics.publishFailed("type");
        metrics.received("subscription", "type", NOW);
        metrics.acked("subscription", "type");
        metrics.nacked("subscription", "type");
        metrics.deadLettered("subscription", "type");

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getName()
                        + id.getTags().stream().map(tag -> tag.getKey()).toList())
                .containsExactlyInAnyOrder(
                        "emailpilot.events.published[type]",
                        "emailpilot.events.publish.failed[type]",
                        "emailpilot.events.received[subscription, type]",
                        "emailpilot.events.queue.age[subscription]",
                        "emailpilot.events.acked[subscription, type]",
                        "emailpilot.events.nacked[subscription, type]",
                        "emailpilot.events.dead.lettered[subscription, type]");
    }

    @Test
    void saysHowLongAnEventHasWaited() {
        clock.add(Duration.between(now(), NOW));

        metrics.received("subscription", "type", NOW.minusSeconds(30));

        assertThat(registry.get("emailpilot.events.queue.age").timer().max(TimeUnit.SECONDS))
                .isEqualTo(30);
    }

    @Test
    void takesAnEventOfAClockThatIsAheadForANewOne() {
        clock.add(Duration.between(now(), NOW));

        metrics.received("subscription", "type", NOW.plusSeconds(30));

        assertThat(registry.get("emailpilot.events.queue.age").timer().max(TimeUnit.SECONDS))
                .isZero();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.wallTime());
    }
}
