package com.emailpilot.refresher.metrics;

/** Counts how revocations at Klaviyo ended. */
public interface RevocationMetrics {

    /**
     * An attempt to revoke came to its end.
     *
     * @param outcome a fixed word, such as {@code revoked} or {@code postponed}
     */
    void ended(String outcome);
}
