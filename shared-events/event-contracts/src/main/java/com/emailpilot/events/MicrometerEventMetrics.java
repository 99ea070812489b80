package com.emailpilot.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** Meters named {@code emailpilot.events.*}. */
public final class MicrometerEventMetrics implements EventMetrics {

    private final MeterRegistry registry;

    public MicrometerEventMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void published(String type) {
        registry.counter("emailpilot.events.published", "type", type).increment();
    }

    @Override
    public void publishFailed(String type) {
        registry.counter("emailpilot.events.publish.failed", "type", type).increment();
    }

    @Override
    public void received(String subscription, String type, Instant publishedAt) {
        count("emailpilot.events.received", subscription, type);
        var waited = Duration.ofMillis(registry.config().clock().wallTime() - publishedAt.toEpochMilli());
        queueAge(subscription).record(waited.isNegative() ? Duration.ZERO : waited);
    }

    @Override
    public void acked(String subscription, String type) {
        count("emailpilot.events.acked", subscription, type);
    }

    @Override
    public void nacked(String subscription, String type) {
        count("emailpilot.events.nacked", subscription, type);
    }

    @Override
    public void deadLettered(String subscription, String type) {
        count("emailpilot.events.dead.lettered", subscription, type);
    }

    private Timer queueAge(String subscription) {
        return Timer.builder("emailpilot.events.queue.age")
                .tag("subscription", subscription)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
    }

    private void count(String name, String subscription, String type) {
        registry.counter(name, "subscription", subscription, "type", type).increment();
    }
}
