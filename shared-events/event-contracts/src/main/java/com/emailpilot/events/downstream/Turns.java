package com.emailpilot.events.downstream;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.time.Duration;

/** Gives the events of each client their turn. */
final class Turns {

    /** Longer than any handling may take, so that none in use is forgotten. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final LoadingCache<String, Turn> turns;

    /** @param patience how long an event waits for earlier ones that have not come yet */
    Turns(Duration patience) {
        this.turns = CacheBuilder.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .build(CacheLoader.from(() -> new Turn(patience)));
    }

    /** The one of a client; what was its last turn is known for an hour. */
    Turn of(String clientId) {
        return turns.getUnchecked(clientId);
    }
}
