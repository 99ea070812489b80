package com.emailpilot.refresher.revocation;

import java.time.Instant;

/** What became of the wish to revoke the grant of a disconnected client. */
public sealed interface RevocationOutcome {

    /** Klaviyo confirmed it, and the record says so. */
    record Revoked() implements RevocationOutcome {}

    /** There is nothing to revoke: done before, cancelled by a reconnect, or no such client. */
    record NothingToDo() implements RevocationOutcome {}

    /** Another holder is at it. */
    record UnderWay() implements RevocationOutcome {}

    /**
     * Not confirmed this time; the sweep finds it again.
     *
     * @param cause a fixed word
     */
    record Postponed(String cause, Instant retryAt) implements RevocationOutcome {}
}
