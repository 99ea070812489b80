package com.emailpilot.bench;

import com.emailpilot.clients.RefreshPolicy;
import java.time.Duration;
import java.time.Instant;

/**
 * One client of the fleet, as it was seeded.
 *
 * @param storedAt when its first tokens count as obtained
 */
record Member(String clientId, KlaviyoControl.Seed seed, Instant storedAt, Duration lifetime) {

    /** A client whose first tokens fall due at this time. */
    static Member dueAt(Instant due, String clientId, KlaviyoControl.Seed seed, Duration lifetime) {
        var untilDue = Duration.between(
                Instant.EPOCH, RefreshPolicy.nextRefreshAt(clientId, Instant.EPOCH, Instant.EPOCH.plus(lifetime)));
        return new Member(clientId, seed, due.minus(untilDue), lifetime);
    }

    Instant expiresAt() {
        return storedAt.plus(lifetime);
    }

    Instant dueAt() {
        return RefreshPolicy.nextRefreshAt(clientId, storedAt, expiresAt());
    }

    /** The first tokens as if a rotation had brought them. */
    Rotation first() {
        return new Rotation(clientId, 1, storedAt, expiresAt(), storedAt);
    }
}
