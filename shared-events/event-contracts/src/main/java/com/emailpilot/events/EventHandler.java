package com.emailpilot.events;

import reactor.core.publisher.Mono;

/** What a service does with an event. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles one event; may be called again with the same one, and concurrently with others.
     *
     * <p>Completing acknowledges the message. {@link PermanentFailureException} sends it to the dead-letter topic;
     * any other error brings it back later, and after five attempts to the dead-letter topic as well.
     */
    Mono<Void> handle(ReceivedEvent received);
}
