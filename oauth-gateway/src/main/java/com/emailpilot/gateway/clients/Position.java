package com.emailpilot.gateway.clients;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Where a client stands in an order: by number, then by text, then by id, so that no two share a place and a page can
 * begin right after any of them, whether it is still there or not.
 */
record Position(long number, String text, String clientId) {

    static final Comparator<Position> ASCENDING =
            comparingLong(Position::number).thenComparing(Position::text).thenComparing(comparing(Position::clientId));

    private static final long LAST_MICROS = micros(Instant.parse("9999-12-31T23:59:59Z"));

    /** The store keeps times to the microsecond. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The number as a time that the store can hold. */
    Instant time() {
        return Instant.EPOCH.plus(Math.clamp(number, 0, LAST_MICROS), ChronoUnit.MICROS);
    }
}
