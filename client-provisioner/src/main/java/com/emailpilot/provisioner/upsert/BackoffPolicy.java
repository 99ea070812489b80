package com.emailpilot.provisioner.upsert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a grant is put off: 10 s, doubling up to 10 minutes, and never before Klaviyo's own Retry-After. */
final class BackoffPolicy {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS_TO_LONGEST = 6;

    private BackoffPolicy() {}

    /**
     * @param retryAfter what Klaviyo asked for; absent if it did not say
     */
    static Duration after(long postponed, @Nullable Duration retryAfter) {
        var doubled = FIRST.multipliedBy(1L << Math.clamp(postponed, 0, DOUBLINGS_TO_LONGEST));
        var backoff = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return retryAfter == null || retryAfter.compareTo(backoff) < 0 ? backoff : retryAfter;
    }
}
