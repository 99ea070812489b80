package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Changes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every end of an attempt leaves in the record: who it was and how it ended, so that a lost answer is recognised. */
final class EndedAttempt {

    private EndedAttempt() {}

    /**
     * @param retryAt when the next try is planned; absent where nobody plans one
     */
    static Changes write(ClientCommit commit, Held held, String outcome, @Nullable Instant retryAt) {
        return lastAttempt(commit, held, outcome, retryAt).remove("oauth.attempt");
    }

    /** The same where the attempt that stands in the record is not ours. */
    static Changes lastAttempt(ClientCommit commit, Held held, String outcome, @Nullable Instant retryAt) {
        return commit.changes()
                .set("oauth.last_attempt.id", held.attempt().id())
                .setServerTime("oauth.last_attempt.at")
                .set("oauth.last_attempt.outcome", outcome)
                .setOrRemove("oauth.last_attempt.retry_at", retryAt);
    }
}
