package com.emailpilot.refresher.attempt;

import com.emailpilot.clients.Changes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt leaves in the record of its client, whatever it is for.
 *
 * <p>Its id stays to be seen, first as the attempt under way, then as the last one: so its holder recognises a commit
 * whose answer was lost.
 */
public final class AttemptFields {

    private AttemptFields() {}

    /** From now on it is under way, and keeps others out. */
    public static Changes taken(Changes changes, String id, long baseVersion) {
        return changes.set("oauth.attempt.id", id)
                .set("oauth.attempt.base_version", baseVersion)
                .setServerTime("oauth.attempt.taken_at");
    }

    /**
     * It is over, and the next one may begin.
     *
     * @param outcome a fixed word
     * @param retryAt when the next one is planned; absent where nobody plans one
     */
    public static Changes ended(Changes changes, String id, String outcome, @Nullable Instant retryAt) {
        return wasLast(changes, id, outcome, retryAt).remove("oauth.attempt");
    }

    /** The same where the attempt that stands in the record is another one, or none. */
    public static Changes wasLast(Changes changes, String id, String outcome, @Nullable Instant retryAt) {
        return changes.set("oauth.last_attempt.id", id)
                .setServerTime("oauth.last_attempt.at")
                .set("oauth.last_attempt.outcome", outcome)
                .setOrRemove("oauth.last_attempt.retry_at", retryAt);
    }
}
