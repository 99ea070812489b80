package com.emailpilot.gateway.notification;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts how owners were told, {@code emailpilot.notification.deliveries}; what must be seen at its first time is there
 * from the start.
 */
final class NotificationMetrics {

    private static final String DELIVERIES = "emailpilot.notification.deliveries";

    private final MeterRegistry registry;

    NotificationMetrics(MeterRegistry registry, Channels channels) {
        this.registry = registry;
        channels.words().forEach(channel -> registry.counter(DELIVERIES, "channel", channel, "outcome", "failed"));
    }

    void ended(String channel, TellOutcome outcome) {
        registry.counter(DELIVERIES, "channel", channel, "outcome", outcome.word())
                .increment();
    }
}
