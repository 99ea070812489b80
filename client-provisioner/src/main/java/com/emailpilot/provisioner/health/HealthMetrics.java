package com.emailpilot.provisioner.health;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts probes, {@code emailpilot.health.probes} by outcome; alert on any {@code wrong_account}. */
final class HealthMetrics {

    private final MeterRegistry registry;

    HealthMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(ProbeOutcome outcome) {
        var word = switch (outcome) {
            case ProbeOutcome.Healthy _ -> "healthy";
            case ProbeOutcome.Unhealthy unhealthy -> unhealthy.reason().word();
            case ProbeOutcome.Unknown _ -> "unknown";
            case ProbeOutcome.NothingToProbe _ -> "nothing_to_probe";
        };
        registry.counter("emailpilot.health.probes", "outcome", word).increment();
    }
}
