package com.emailpilot.clients;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Time as a Firestore server tells it: in microseconds, and never the same twice. */
final class ServerClock {

    private final InstantSource source;
    private Instant last = Instant.EPOCH;

    ServerClock(InstantSource source) {
        this.source = source;
    }

    Instant next() {
        var now = source.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }
}
