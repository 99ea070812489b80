package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: after 30 s, doubling up to 15 minutes; spread, so that nobody comes in step.
 *
 * <p>Where Klaviyo is to blame, never later than the access token ends, and then every 30 s: once Klaviyo is back, nobody
 * goes without a token for minutes because of what failed before.
 */
final class BackoffPolicy {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Backoff BACKOFF = new Backoff(FIRST, Duration.ofMinutes(15));
    private static final int JITTER_TENTHS = 1;

    private BackoffPolicy() {}

    /**
     * When a try is worth it again.
     *
     * @param failures how many attempts failed in a row before this one
     * @param needBy when the access token ends; absent where Klaviyo refused this connection alone
     */
    static Instant retryAt(Instant now, long failures, @Nullable Instant needBy, RandomGenerator random) {
        var backoff = BACKOFF.after(failures);
        var wait = needBy == null ? backoff : shorter(backoff, longer(FIRST, Duration.between(now, needBy)));
        return now.plus(wait).minusMillis(jitter(wait, random));
    }

    /** When Klaviyo wants to be asked again, and a little later. */
    static Instant afterWaiting(Instant now, Duration retryAfter, RandomGenerator random) {
        return now.plus(retryAfter).plusMillis(jitter(retryAfter, random));
    }

    private static long jitter(Duration wait, RandomGenerator random) {
        return random.nextLong(wait.toMillis() * JITTER_TENTHS / 10 + 1);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
