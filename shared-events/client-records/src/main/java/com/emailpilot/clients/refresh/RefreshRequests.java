package com.emailpilot.clients.refresh;

import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.TokenRefreshRequested;
import reactor.core.publisher.Mono;

/** Asks the refresher to look at a client now. */
public final class RefreshRequests {

    private final EventCodec codec;
    private final EventPublisher publisher;
    private final String source;

    /**
     * @param source name of the program that asks
     */
    public RefreshRequests(EventCodec codec, EventPublisher publisher, String source) {
        this.codec = codec;
        this.publisher = publisher;
        this.source = source;
    }

    /** Names the token version that was seen, so that a record which has moved on needs nothing; a hint, which may get lost. */
    public Mono<Void> publish(Read seen) {
        return Mono.defer(() -> publisher.publish(codec.encode(hint(seen), source, seen.readTime(), null)));
    }

    private static TokenRefreshRequested hint(Read seen) {
        var clientId = seen.client().clientId();
        var tokenVersion = seen.client().oauth().tokenVersion();
        return tokenVersion > 0
                ? TokenRefreshRequested.ofClient(clientId, tokenVersion, seen.readTime())
                : new TokenRefreshRequested(clientId, null, null, seen.readTime());
    }
}
