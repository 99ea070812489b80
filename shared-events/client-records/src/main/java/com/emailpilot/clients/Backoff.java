package com.emailpilot.clients;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to leave something alone that failed: the first pause, doubled by each failure up to the longest. */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The pause after one more failure.
     *
     * @param before how many failures in a row there were before it
     */
    public Duration after(long before) {
        var doubled = first.multipliedBy(1L << Math.clamp(before, 0, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /**
     * The pause after one more failure, and never less than was asked for.
     *
     * @param before how many failures in a row there were before it
     * @param asked what the other side asked for; absent if it did not say
     */
    public Duration after(long before, @Nullable Duration asked) {
        var pause = after(before);
        return asked == null || asked.compareTo(pause) < 0 ? pause : asked;
    }
}
