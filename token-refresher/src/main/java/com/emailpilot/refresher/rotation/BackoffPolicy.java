package com.emailpilot.refresher.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again: after 30 s, doubling up to 15 minutes, or when Klaviyo says; spread, so that nobody comes in step. */
final class BackoffPolicy {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS_TO_LONGEST = 5;
    private static final int JITTER_TENTHS = 1;

    private BackoffPolicy() {}

    /**
     * @param failures how many attempts failed in a row before this one
     * @param retryAfter what Klaviyo asked for; absent if it did not say
     */
    static Instant retryAt(Instant now, long failures, @Nullable Duration retryAfter, RandomGenerator random) {
        var doubled = FIRST.multipliedBy(1L << Math.clamp(failures, 0, DOUBLINGS_TO_LONGEST));
        var backoff = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        var wait = retryAfter == null ? backoff : retryAfter;
        var jitter = random.nextLong(wait.toMillis() * JITTER_TENTHS / 10 + 1);
        return now.plus(wait).plusMillis(jitter);
    }
}
