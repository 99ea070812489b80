package com.emailpilot.refresher.rotation;

import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes the hints of {@code token-expiry}; losing one changes nothing, since the record is the truth. */
final class ExpirySubscriber implements EventHandler {

    static final String SUBSCRIPTION = "token-refresher.expiry";

    private static final Logger log = LoggerFactory.getLogger(ExpirySubscriber.class);

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return switch (received.event()) {
            case ExpiryHint hint -> {
                log.debug("Hint taken: {}", hint);
                yield Mono.empty();
            }
            case KlaviyoConnected _, ClientEvent _, EnrichmentDue _ ->
                Mono.error(new PermanentFailureException("only hints about expiry belong on this subscription"));
        };
    }
}
