package com.emailpilot.simulator;

import java.time.Duration;
import java.util.Set;

/** Decides what goes wrong where, and how long things take. */
interface Fate {

    /**
     * Whether this mishap happens now.
     *
     * @param call what is called
     */
    boolean strikes(Mishap mishap, String call);

    /** A time from this range. */
    Duration between(Duration shortest, Duration longest);

    /** A number from zero on, below this one. */
    default int below(int bound) {
        return (int) between(Duration.ZERO, Duration.ofNanos(bound - 1L)).toNanos();
    }

    /** How long a process stands still: often about as long as an attempt keeps others out, at times much longer. */
    default Duration pause() {
        return switch (below(4)) {
            case 0, 1 -> between(Duration.ofSeconds(20), Duration.ofSeconds(45));
            case 2 -> between(Duration.ofSeconds(3), Duration.ofSeconds(90));
            default -> between(Duration.ofSeconds(90), Duration.ofMinutes(5));
        };
    }

    /** How long a message takes one way. */
    default Duration latency() {
        return between(Duration.ofNanos(300_000), Duration.ofMillis(15));
    }

    /** What has happened so far, by kind. */
    Set<Mishap> struck();

    /** From now on nothing goes wrong. */
    void end();
}
