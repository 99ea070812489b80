package com.emailpilot.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the rotation of a connection's tokens stands.
 *
 * @param nextRefreshAt when the sweep is to find it: rotation due, or revocation due once disconnected; absent where
 *     nothing is to be done
 * @param attempt the refresh that is under way; absent when none is
 * @param escrowed id of the attempt whose tokens were put into escrow last; absent when none were
 * @param ambiguousSince since when an answer of Klaviyo may have been lost; absent while none was
 * @param lastAttempt absent before the first one
 * @param invalidGrant absent unless Klaviyo refused the stored refresh token last time
 * @param failures how many attempts failed in a row
 */
public record Rotation(
        @Nullable Instant nextRefreshAt,
        @Nullable Attempt attempt,
        @Nullable String escrowed,
        @Nullable Instant ambiguousSince,
        @Nullable LastAttempt lastAttempt,
        @Nullable InvalidGrant invalidGrant,
        long failures) {

    /** Whether this attempt is the one under way. */
    public boolean attemptedBy(String attemptId) {
        return attempt != null && attempt.id().equals(attemptId);
    }

    /** Whether this attempt was the last that ended. */
    public boolean endedBy(String attemptId) {
        return lastAttempt != null && lastAttempt.id().equals(attemptId);
    }
}
