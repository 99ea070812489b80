package com.emailpilot.refresher.metrics;

import java.time.Duration;

/** Counts what became of rotations. Words are fixed ones, never ids: each makes a time series. */
public interface RotationMetrics {

    /**
     * A wish to rotate came to its end.
     *
     * @param outcome such as {@code rotated}, {@code coalesced}, {@code postponed}
     * @param cause why it was postponed or ended; {@code none} where there is nothing to say
     */
    void ended(String outcome, String cause);

    /** New tokens were stored this long after they were due; negative or zero where somebody asked earlier. */
    void stored(Duration late);

    /** A client had no valid access token for this long, until its new ones were stored. */
    void withoutToken(Duration gap);

    /** An attempt was taken that nobody held. */
    void attemptTaken();

    /** An attempt was taken over from a holder that did not end it: its answer may be lost. */
    void attemptTakenOver();

    /**
     * A connection was declared dead.
     *
     * @param state {@code needs_reauthorization} or {@code rotation_lost}
     */
    void verdict(String state);

    /** A verdict waits, since Klaviyo refuses suspiciously many clients at once. */
    void verdictDelayed();

    /** Granted tokens found no place in the record, and were put away. */
    void escrowed();

    /** Tokens that were put away became the client's own. */
    void adopted();

    /** Klaviyo refused our app with every client secret. */
    void appRefused();
}
