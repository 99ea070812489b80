package com.emailpilot.provisioner.health;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.TokenRefreshRequested;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Asks the refresher, which alone rotates, for fresh tokens of a client; a hint, so losing it only costs time. */
public final class RefreshHints {

    private static final String SOURCE = "client-provisioner";

    private final EventCodec codec;
    private final EventPublisher publisher;
    private final Clock clock;

    RefreshHints(EventCodec codec, EventPublisher publisher, Clock clock) {
        this.codec = codec;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Asks for tokens newer than these.
     *
     * @param tokenVersion the version that Klaviyo refused: a record that has moved on needs nothing
     */
    public Mono<Void> replace(String clientId, long tokenVersion) {
        return Mono.defer(() -> {
            var now = clock.instant();
            var wish = TokenRefreshRequested.ofClient(clientId, tokenVersion, now);
            return publisher.publish(codec.encode(wish, SOURCE, now, null));
        });
    }
}
