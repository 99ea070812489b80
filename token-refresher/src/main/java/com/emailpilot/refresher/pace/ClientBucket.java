package com.emailpilot.refresher.pace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every client well under the about 10 refreshes a minute that Klaviyo takes: two at once, then one each 15 s.
 *
 * <p>Remembers the clients of the last half minute only, and a bounded number of them.
 */
public final class ClientBucket {

    private static final long ONE_EACH = TimeUnit.SECONDS.toNanos(15);
    private static final long FULL_AFTER = 2 * ONE_EACH;
    private static final int MOST_CLIENTS = 100_000;

    private final Ticker ticker;

    /** When each bucket will be full again. */
    private final Cache<String, Long> fullAt;

    public ClientBucket(Ticker ticker) {
        this.ticker = ticker;
        this.fullAt = Caffeine.newBuilder()
                .ticker(ticker::read)
                .executor(Runnable::run)
                .expireAfterWrite(Duration.ofNanos(FULL_AFTER))
                .maximumSize(MOST_CLIENTS)
                .build();
    }

    /** Takes one refresh of this client, if there is one left. */
    public boolean tryTake(String clientId) {
        long now = ticker.read();
        var taken = new boolean[1];
        fullAt.asMap().compute(clientId, (_, before) -> {
            taken[0] = missing(before, now) + ONE_EACH <= FULL_AFTER;
            return now + missing(before, now) + (taken[0] ? ONE_EACH : 0);
        });
        return taken[0];
    }

    /** How long this client has to wait for its next refresh; zero if it needs not. */
    public Duration untilNext(String clientId) {
        long tooMuch = missing(fullAt.getIfPresent(clientId), ticker.read()) + ONE_EACH - FULL_AFTER;
        return Duration.ofNanos(Math.max(0, tooMuch));
    }

    private static long missing(@Nullable Long fullAt, long now) {
        return fullAt == null ? 0 : Math.max(0, fullAt - now);
    }
}
