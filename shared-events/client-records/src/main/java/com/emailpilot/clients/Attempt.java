package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;

/**
 * A refresh that somebody has begun: for 30 seconds nobody else sends one.
 *
 * @param id names the attempt, also where the answer to its commit was lost
 * @param baseVersion the token version that it set out to replace
 * @param takenAt server time
 */
public record Attempt(String id, long baseVersion, Instant takenAt) {

    private static final Duration EXCLUSIVE = Duration.ofSeconds(30);

    /** Whether it still keeps others out; afterwards it may be taken over, and its request may have been sent. */
    public boolean exclusiveAt(Instant readTime) {
        return !takenAt.plus(EXCLUSIVE).isBefore(readTime);
    }

    /** How long it still keeps others out. */
    public Duration exclusiveAfter(Instant readTime) {
        return Duration.between(readTime, takenAt.plus(EXCLUSIVE));
    }
}
