package com.emailpilot.refresher.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers how requests for a credential were answered. */
public final class InMemoryCredentialMetrics implements CredentialMetrics {

    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    /** How requests were answered, in order. */
    public List<String> outcomes() {
        return List.copyOf(outcomes);
    }

    @Override
    public void read(String outcome) {
        outcomes.add(outcome);
    }
}
