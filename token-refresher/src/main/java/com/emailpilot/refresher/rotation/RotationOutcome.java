package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a wish to rotate the tokens of a client. */
public sealed interface RotationOutcome {

    /** New tokens are stored. */
    record Rotated(long tokenVersion) implements RotationOutcome {}

    /** The tokens are new enough: somebody else has just rotated them. */
    record Coalesced(long tokenVersion) implements RotationOutcome {}

    /** Nothing was to be done: not due, no such client, or a connection that is not alive. */
    record NothingToDo() implements RotationOutcome {}

    /** The client was disconnected, and its grant is still to be revoked. */
    record RevocationDue() implements RotationOutcome {}

    /**
     * Another holder is at it.
     *
     * @param freeAfter how long it keeps others out at most
     */
    record UnderWay(Duration freeAfter) implements RotationOutcome {

        /** Somebody has just begun. */
        static final UnderWay BEGUN = new UnderWay(Duration.ofSeconds(30));
    }

    /**
     * No new tokens this time; the old ones stay.
     *
     * @param cause a fixed word
     * @param retryAt when the next try is planned; absent where the sweep decides
     */
    record Postponed(String cause, @Nullable Instant retryAt) implements RotationOutcome {}

    /** The connection is over until a person connects it again. */
    record Ended(ConnectionState state) implements RotationOutcome {}
}
