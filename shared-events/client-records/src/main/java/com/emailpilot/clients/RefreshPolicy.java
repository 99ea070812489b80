package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;

/** When tokens are due: pure, so that everybody who stores tokens agrees. */
public final class RefreshPolicy {

    /** Number of shards that a sweep walks. */
    public static final int SHARDS = 8;

    private static final Duration LARGEST_MARGIN = Duration.ofMinutes(10);
    private static final Duration KEEP_ALIVE = Duration.ofHours(24);
    private static final int JITTER_STEPS = 1000;

    private RefreshPolicy() {}

    /**
     * When the tokens of a client are to be rotated: {@code expires_at} less a margin (10 minutes, or a sixth of a
     * shorter lifetime) less a jitter (0 to 5 % of the lifetime, by client id), and at the latest after 24 hours,
     * so that Klaviyo's 90 idle days never strike.
     *
     * @param storedAt server time at which the lifetime began
     */
    public static Instant nextRefreshAt(String clientId, Instant storedAt, Instant expiresAt) {
        var lifetime = Duration.between(storedAt, expiresAt);
        var sixth = lifetime.dividedBy(6);
        var margin = sixth.compareTo(LARGEST_MARGIN) < 0 ? sixth : LARGEST_MARGIN;
        var jitter = lifetime.multipliedBy(step(clientId)).dividedBy(20L * JITTER_STEPS);
        var due = expiresAt.minus(margin).minus(jitter);
        var keepAlive = storedAt.plus(KEEP_ALIVE);
        return due.isBefore(keepAlive) ? due : keepAlive;
    }

    /** The shard, 0 to 7, in which a sweep finds the client. */
    public static int shard(String clientId) {
        return Math.floorMod(clientId.hashCode(), SHARDS);
    }

    private static int step(String clientId) {
        return Math.floorMod(clientId.hashCode() / SHARDS, JITTER_STEPS + 1);
    }
}
