package com.emailpilot.provisioner.upsert;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of grants, {@code emailpilot.upsert.grants} by outcome; alert when {@code postponed} keeps growing. */
final class UpsertMetrics {

    private final MeterRegistry registry;

    UpsertMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(ApplyOutcome outcome) {
        var word = switch (outcome) {
            case ApplyOutcome.Created _ -> "created";
            case ApplyOutcome.Reconnected _ -> "reconnected";
            case ApplyOutcome.Refused _ -> "refused";
            case ApplyOutcome.Postponed _ -> "postponed";
            case ApplyOutcome.AlreadyDone _ -> "already_done";
        };
        registry.counter("emailpilot.upsert.grants", "outcome", word).increment();
    }
}
