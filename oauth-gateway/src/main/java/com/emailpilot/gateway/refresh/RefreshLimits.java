package com.emailpilot.gateway.refresh;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.Optional;

/** Counts what people ask for, minute by minute, for each of them and for each client. */
final class RefreshLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 100_000;

    private final RefreshProperties allowed;
    private final Ticker ticker;
    private final Cache<String, Count> ofUsers;
    private final Cache<String, Count> ofClients;

    RefreshLimits(RefreshProperties allowed, Ticker ticker) {
        this.allowed = allowed;
        this.ticker = ticker;
        this.ofUsers = counts(ticker);
        this.ofClients = counts(ticker);
    }

    /** Counts one refresh; where that is one too many it is not counted, and the answer is how long to wait. */
    synchronized Optional<Duration> take(String user, String clientId) {
        var ofUser = count(ofUsers, user);
        var ofClient = count(ofClients, clientId);
        if (ofUser.taken >= allowed.perUser()) {
            return Optional.of(ofUser.left());
        }
        if (ofClient.taken >= allowed.perClient()) {
            return Optional.of(ofClient.left());
        }
        ofUser.taken++;
        ofClient.taken++;
        return Optional.empty();
    }

    private Count count(Cache<String, Count> counts, String key) {
        var known = counts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var fresh = new Count(Stopwatch.createStarted(ticker));
        counts.put(key, fresh);
        return fresh;
    }

    private static Cache<String, Count> counts(Ticker ticker) {
        return CacheBuilder.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** What was taken since the window opened. */
    private static final class Count {

        private final Stopwatch open;
        private int taken;

        Count(Stopwatch open) {
            this.open = open;
        }

        Duration left() {
            return WINDOW.minus(open.elapsed());
        }
    }
}
