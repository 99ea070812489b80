package com.emailpilot.bench;

import java.time.Duration;

/**
 * How many connections, whose tokens live so short that this many fall due each second.
 *
 * @param perSecond rotations that fall due each second, whatever becomes of them
 * @param measured how long is measured, after every client was rotated once
 * @param klaviyoLatency how long Klaviyo takes for an answer
 */
record Load(int clients, int perSecond, Duration measured, Duration klaviyoLatency) {

    /** A token lives so much longer than it stays unrotated on average: a margin of a sixth, a jitter of up to a 20th. */
    private static final double LIVED_THROUGH = 1 - 1.0 / 6 - 1.0 / 40;

    /** Longer than a sweep looks ahead, so that it finds each client once, as it does with real lifetimes. */
    private static final int SECONDS_BETWEEN_ROTATIONS = 70;

    Load {
        if (clients < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a load needs at least one client and one rotation a second");
        }
    }

    /** A million connections whose tokens live for an hour are 344 rotations a second. */
    static Load millionHourlyConnections() {
        return of(344);
    }

    static Load of(int perSecond) {
        return new Load(
                perSecond * SECONDS_BETWEEN_ROTATIONS, perSecond, Duration.ofSeconds(60), Duration.ofMillis(20));
    }

    /** The same connections by which a refresher is warmed up: fewer of them, less often. */
    Load gentle(int lessPerSecond, Duration lasting) {
        return new Load(Math.toIntExact(lessPerSecond * lasting.toSeconds()), lessPerSecond, lasting, klaviyoLatency);
    }

    /** How long a token has to live, in the whole seconds that OAuth has. */
    Duration lifetime() {
        return Duration.ofSeconds(Math.round(clients / (perSecond * LIVED_THROUGH)));
    }

    /** In which every client falls due once for the first time, evenly spread. */
    Duration firstRound() {
        return Duration.ofNanos(1_000_000_000L * clients / perSecond);
    }
}
