package com.emailpilot.refresher.attempt;

import java.time.Duration;

/** How long the holder of an attempt may send its request: long before somebody else may take the attempt over. */
public final class SendWindow {

    private static final Duration MUST_LEAVE_WITHIN = Duration.ofSeconds(10);

    /** A request leaves within this time of being handed over, or never: connecting may take so long. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(5);

    private SendWindow() {}

    /**
     * Whether a request that is handed over now could leave more than 10 s after its attempt was taken: rule of R2.
     *
     * @param taken how long ago the commit was sent that took the attempt, on a monotonic clock
     */
    public static boolean closed(Duration taken) {
        return taken.compareTo(MUST_LEAVE_WITHIN.minus(LEAVES_WITHIN)) > 0;
    }
}
