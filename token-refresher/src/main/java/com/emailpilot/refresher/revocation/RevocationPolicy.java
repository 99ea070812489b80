package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.Backoff;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Revocation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a grant is to be revoked now, and when again after a failure: pure. */
final class RevocationPolicy {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

    private RevocationPolicy() {}

    /** What to do about a client. */
    sealed interface Verdict {}

    /** Take an attempt, then send. */
    record Revoke(Revocation revocation) implements Verdict {}

    /** The attempt is ours already: the answer to its commit was lost. */
    record GoOn(Revocation revocation) implements Verdict {}

    record Stop(RevocationOutcome outcome) implements Verdict {}

    /**
     * @param attemptId the attempt that we are about to take
     */
    static Verdict judge(Connection oauth, String attemptId, Instant readTime) {
        var revocation = oauth.revocation();
        if (oauth.state() != ConnectionState.DISCONNECTED || revocation == null) {
            return new Stop(new RevocationOutcome.NothingToDo());
        }
        var rotation = oauth.rotation();
        if (rotation.attemptedBy(attemptId)) {
            return new GoOn(revocation);
        }
        if (rotation.attempt() != null && rotation.attempt().exclusiveAt(readTime)) {
            return new Stop(new RevocationOutcome.UnderWay());
        }
        var dueAt = rotation.nextRefreshAt();
        return dueAt != null && dueAt.isAfter(readTime)
                ? new Stop(new RevocationOutcome.Postponed("not_due", dueAt))
                : new Revoke(revocation);
    }

    /**
     * How long to wait after a failure: 30 s, doubling up to 15 minutes, and never less than Klaviyo asks for.
     *
     * @param failures how many there were before, in a row
     * @param retryAfter what Klaviyo asked for; absent if it did not say
     */
    static Duration pauseAfter(long failures, @Nullable Duration retryAfter) {
        return BACKOFF.after(failures, retryAfter);
    }
}
