package com.emailpilot.events;

import io.micrometer.core.instrument.MeterRegistry;

/** Counters named {@code emailpilot.events.*}. */
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
    public void received(String subscription, String type) {
        count("emailpilot.events.received", subscription, type);
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

    private void count(String name, String subscription, String type) {
        registry.counter(name, "subscription", subscription, "type", type).increment();
    }
}
