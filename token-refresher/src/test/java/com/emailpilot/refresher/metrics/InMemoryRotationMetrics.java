package com.emailpilot.refresher.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was counted, as lines like {@code ended postponed breaker} or {@code verdict rotation_lost}. */
public final class InMemoryRotationMetrics implements RotationMetrics {

    private final List<String> counted = new CopyOnWriteArrayList<>();

    /** What was counted, in order. */
    public List<String> counted() {
        return List.copyOf(counted);
    }

    @Override
    public void ended(String outcome, String cause) {
        counted.add("ended " + outcome + " " + cause);
    }

    @Override
    public void stored(Duration late) {
        counted.add("stored " + late);
    }

    @Override
    public void withoutToken(Duration gap) {
        counted.add("withoutToken " + gap);
    }

    @Override
    public void attemptTaken() {
        counted.add("attemptTaken");
    }

    @Override
    public void attemptTakenOver() {
        counted.add("attemptTakenOver");
    }

    @Override
    public void verdict(String state) {
        counted.add("verdict " + state);
    }

    @Override
    public void verdictDelayed() {
        counted.add("verdictDelayed");
    }

    @Override
    public void escrowed() {
        counted.add("escrowed");
    }

    @Override
    public void adopted() {
        counted.add("adopted");
    }

    @Override
    public void appRefused() {
        counted.add("appRefused");
    }
}
