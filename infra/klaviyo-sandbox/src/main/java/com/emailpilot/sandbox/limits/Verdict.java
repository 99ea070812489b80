package com.emailpilot.sandbox.limits;

/** Whether a request still fits. */
public sealed interface Verdict {

    /**
     * It fits.
     *
     * @param remaining what is left of the current second
     * @param resetSeconds whole seconds until that second ends
     */
    record Allowed(int remaining, long resetSeconds) implements Verdict {}

    /**
     * It does not fit.
     *
     * @param retryAfterSeconds whole seconds, never 0; an earlier attempt fails again
     */
    record Throttled(long retryAfterSeconds) implements Verdict {}
}
