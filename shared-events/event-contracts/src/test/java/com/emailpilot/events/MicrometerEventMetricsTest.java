package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MicrometerEventMetricsTest {

    @Test
    void keepsItsNames() {
        var registry = new SimpleMeterRegistry();
        var metrics = new MicrometerEventMetrics(registry);

        metrics.published("type");
        metrics.publishFailed("type");
        metrics.received("subscription", "type");
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
                        "emailpilot.events.acked[subscription, type]",
                        "emailpilot.events.nacked[subscription, type]",
                        "emailpilot.events.dead.lettered[subscription, type]");
    }
}
