package com.emailpilot.gateway.signin;

import java.time.Duration;
import java.time.Instant;

/** A session as its cookie holds it. */
record Session(SignedIn signedIn, Instant loginAt, Instant lastSeenAt) {

    private static final Duration RESEAL_AFTER = Duration.ofMinutes(1);

    boolean liveAt(Instant now, SessionProperties limits) {
        return now.isBefore(endsAt(limits));
    }

    Instant endsAt(SessionProperties limits) {
        var idleEnd = lastSeenAt.plus(limits.idleLimit());
        var absoluteEnd = loginAt.plus(limits.absoluteLimit());
        return idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
    }

    boolean dueForReseal(Instant now) {
        return now.isAfter(lastSeenAt.plus(RESEAL_AFTER));
    }

    Session seenAt(Instant now) {
        return new Session(signedIn, loginAt, now);
    }
}
