package com.emailpilot.simulator;

import java.time.Duration;

/** Decides what goes wrong where, and how long things take. */
interface Fate {

    /** Whether this mishap happens to this process now. */
    boolean strikes(Mishap mishap, Life victim);

    /** A time from this range. */
    Duration between(Duration shortest, Duration longest);

    /** A number from zero on, below this one. */
    default int below(int bound) {
        return (int) between(Duration.ZERO, Duration.ofNanos(bound - 1L)).toNanos();
    }

    /** How long a message takes one way. */
    default Duration latency() {
        return between(Duration.ofNanos(300_000), Duration.ofMillis(15));
    }

    /** From now on nothing goes wrong. */
    void end();
}
