package com.emailpilot.events;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was counted, as lines like {@code acked client-provisioner.connections klaviyo-connected}. */
public final class InMemoryEventMetrics implements EventMetrics {

    private final List<String> counted = new CopyOnWriteArrayList<>();

    /** What was counted, in order. */
    public List<String> counted() {
        return List.copyOf(counted);
    }

    @Override
    public void published(String type) {
        counted.add("published " + shortName(type));
    }

    @Override
    public void publishFailed(String type) {
        counted.add("publishFailed " + shortName(type));
    }

    @Override
    public void received(String subscription, String type, Instant publishedAt) {
        counted.add("received " + subscription + " " + shortName(type));
    }

    @Override
    public void acked(String subscription, String type) {
        counted.add("acked " + subscription + " " + shortName(type));
    }

    @Override
    public void nacked(String subscription, String type) {
        counted.add("nacked " + subscription + " " + shortName(type));
    }

    @Override
    public void deadLettered(String subscription, String type) {
        counted.add("deadLettered " + subscription + " " + shortName(type));
    }

    private static String shortName(String type) {
        return type.replace("com.emailpilot.", "").replace(".v1", "");
    }
}
