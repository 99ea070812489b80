package com.emailpilot.refresher.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Meters named {@code emailpilot.rotation.*}; what must be seen before it happens first is there from the start. */
public final class MicrometerRotationMetrics implements RotationMetrics {

    private static final String ATTEMPTS = "emailpilot.rotation.attempts";
    private static final String KIND = "kind";

    private final MeterRegistry registry;
    private final Timer lateness;
    private final Timer gaps;
    private final Counter taken;
    private final Counter takenOver;
    private final Counter verdictsDelayed;
    private final Counter escrowed;
    private final Counter adopted;
    private final Counter appRefused;

    public MicrometerRotationMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.lateness = Timer.builder("emailpilot.rotation.lateness")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofSeconds(1))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
        this.gaps = registry.timer("emailpilot.rotation.without.token");
        this.taken = registry.counter(ATTEMPTS, KIND, "taken");
        this.takenOver = registry.counter(ATTEMPTS, KIND, "taken_over");
        this.verdictsDelayed = registry.counter("emailpilot.rotation.verdicts.delayed");
        this.escrowed = registry.counter("emailpilot.rotation.escrowed");
        this.adopted = registry.counter("emailpilot.rotation.adopted");
        this.appRefused = registry.counter("emailpilot.rotation.app.refused");
    }

    @Override
    public void ended(String outcome, String cause) {
        registry.counter("emailpilot.rotation.rotations", "outcome", outcome, "cause", cause)
                .increment();
    }

    /** What is early counts as on time. */
    @Override
    public void stored(Duration late) {
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }

    @Override
    public void withoutToken(Duration gap) {
        gaps.record(gap);
    }

    @Override
    public void attemptTaken() {
        taken.increment();
    }

    @Override
    public void attemptTakenOver() {
        takenOver.increment();
    }

    @Override
    public void verdict(String state) {
        registry.counter("emailpilot.rotation.verdicts", "state", state).increment();
    }

    @Override
    public void verdictDelayed() {
        verdictsDelayed.increment();
    }

    @Override
    public void escrowed() {
        escrowed.increment();
    }

    @Override
    public void adopted() {
        adopted.increment();
    }

    @Override
    public void appRefused() {
        appRefused.increment();
    }
}
