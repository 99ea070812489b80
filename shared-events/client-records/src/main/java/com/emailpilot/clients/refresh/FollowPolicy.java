package com.emailpilot.clients.refresh;

import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.LastAttempt;
import com.emailpilot.clients.refresh.RefreshOutcome.BeingConfirmed;
import com.emailpilot.clients.refresh.RefreshOutcome.Failed;
import com.emailpilot.clients.refresh.RefreshOutcome.FreshAlready;
import com.emailpilot.clients.refresh.RefreshOutcome.NeedsReconnecting;
import com.emailpilot.clients.refresh.RefreshOutcome.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the record says to a person who wants fresh tokens: pure. */
public final class FollowPolicy {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration UNPLANNED = Duration.ofSeconds(30);
    private static final String REFUSED = "refused";
    private static final String RATE_LIMITED = "rate_limited";

    private FollowPolicy() {}

    /** The answer that needs no refresh; empty where one is to be asked for. */
    public static Optional<RefreshOutcome> beforeAsking(Read found) {
        var oauth = found.client().oauth();
        if (!oauth.alive()) {
            return Optional.of(new NeedsReconnecting(found.client()));
        }
        if (reaches(oauth.lastRefreshedAt(), FRESH, found.readTime())) {
            return Optional.of(new FreshAlready(found.client()));
        }
        var last = oauth.rotation().lastAttempt();
        return last != null && mustWait(last, found.readTime()) ? Optional.of(failed(found, last)) : Optional.empty();
    }

    /** How the refresh ended; empty while it has not. */
    public static Optional<RefreshOutcome> end(Connection before, Read now) {
        var oauth = now.client().oauth();
        if (!oauth.alive()) {
            return Optional.of(new NeedsReconnecting(now.client()));
        }
        if (oauth.generation() > before.generation() || oauth.tokenVersion() > before.tokenVersion()) {
            return Optional.of(new Refreshed(now.client()));
        }
        var last = oauth.rotation().lastAttempt();
        return last == null || before.rotation().endedBy(last.id()) ? Optional.empty() : Optional.of(failed(now, last));
    }

    /** The refresher asks Klaviyo nothing before then, whoever wants it. */
    private static boolean mustWait(LastAttempt last, Instant now) {
        return (last.outcome().equals(REFUSED) || last.outcome().equals(RATE_LIMITED))
                && reaches(last.retryAt(), Duration.ZERO, now);
    }

    private static RefreshOutcome failed(Read found, LastAttempt last) {
        if (last.outcome().equals(REFUSED)) {
            return new BeingConfirmed(found.client());
        }
        var retryAt = last.retryAt();
        var wait = retryAt == null || retryAt.isBefore(found.readTime())
                ? UNPLANNED
                : Duration.between(found.readTime(), retryAt);
        return new Failed(found, last.outcome(), wait);
    }

    private static boolean reaches(@Nullable Instant time, Duration further, Instant now) {
        return time != null && time.plus(further).isAfter(now);
    }
}
