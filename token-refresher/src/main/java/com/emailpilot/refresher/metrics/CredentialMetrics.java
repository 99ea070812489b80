package com.emailpilot.refresher.metrics;

/** Counts how requests for a credential were answered. */
public interface CredentialMetrics {

    /**
     * A request was answered.
     *
     * @param outcome a fixed word: what was handed out ({@code oauth}, {@code api_key}), or why nothing was
     */
    void read(String outcome);
}
