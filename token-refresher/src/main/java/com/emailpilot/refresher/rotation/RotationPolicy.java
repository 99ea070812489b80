package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Connection;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.LastAttempt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the tokens of a client are to be rotated now: step R0 and what R1 may take, pure. */
final class RotationPolicy {

    /** A hint may arrive a little before its time. */
    private static final Duration EARLY = Duration.ofSeconds(10);

    private static final Duration NEW = Duration.ofSeconds(30);

    private RotationPolicy() {}

    /** What to do with the wish. */
    sealed interface Decision {}

    /**
     * Take the attempt.
     *
     * @param takesOver whether an older attempt is left behind, whose request may have been sent
     */
    record Take(boolean takesOver) implements Decision {}

    record Stop(RotationOutcome outcome) implements Decision {}

    static Decision decide(Connection oauth, Wish wish, Instant readTime) {
        if (oauth.state() == ConnectionState.DISCONNECTED && oauth.revocation() != null) {
            return new Stop(new RotationOutcome.RevocationDue());
        }
        if (!oauth.alive() || oauth.refreshToken() == null) {
            return new Stop(new RotationOutcome.NothingToDo());
        }
        var refusal = refusal(oauth, wish, readTime);
        return refusal == null ? attempt(oauth, readTime) : new Stop(refusal);
    }

    private static @Nullable RotationOutcome refusal(Connection oauth, Wish wish, Instant readTime) {
        return switch (wish) {
            case Wish.Due due ->
                due.tokenVersion() == oauth.tokenVersion() && isDue(oauth, readTime)
                        ? null
                        : new RotationOutcome.NothingToDo();
            case Wish.Requested requested ->
                isNewEnough(oauth, requested.tokenVersion(), readTime)
                        ? new RotationOutcome.Coalesced(oauth.tokenVersion())
                        : mustWait(oauth, readTime);
        };
    }

    private static Decision attempt(Connection oauth, Instant readTime) {
        var attempt = oauth.rotation().attempt();
        return attempt != null && attempt.exclusiveAt(readTime)
                ? new Stop(new RotationOutcome.UnderWay(attempt.exclusiveAfter(readTime)))
                : new Take(attempt != null);
    }

    private static boolean isDue(Connection oauth, Instant readTime) {
        var dueAt = oauth.rotation().nextRefreshAt();
        return dueAt != null && !dueAt.isAfter(readTime.plus(EARLY));
    }

    private static boolean isNewEnough(Connection oauth, @Nullable Long toBeReplaced, Instant readTime) {
        var refreshedAt = oauth.lastRefreshedAt();
        return (toBeReplaced != null && oauth.tokenVersion() > toBeReplaced)
                || (refreshedAt != null && refreshedAt.plus(NEW).isAfter(readTime));
    }

    /** Asking Klaviyo again helps nobody while it wants us to wait, or while its refusal is being confirmed. */
    private static @Nullable RotationOutcome mustWait(Connection oauth, Instant readTime) {
        var last = oauth.rotation().lastAttempt();
        return last != null
                        && asksToWait(last)
                        && last.retryAt() != null
                        && last.retryAt().isAfter(readTime)
                ? new RotationOutcome.Postponed(last.outcome(), last.retryAt())
                : null;
    }

    private static boolean asksToWait(LastAttempt last) {
        return last.outcome().equals(AttemptEnd.RATE_LIMITED) || last.outcome().equals(AttemptEnd.REFUSED);
    }
}
