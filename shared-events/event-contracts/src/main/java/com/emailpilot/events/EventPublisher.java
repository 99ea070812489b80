package com.emailpilot.events;

import reactor.core.publisher.Mono;

/** Sends events to their topics. */
public interface EventPublisher {

    /** Below the 10 MB that Pub/Sub takes, with room for what it adds. */
    long MAX_MESSAGE_BYTES = 9L * 1024 * 1024;

    /**
     * Publishes one message; completes when Pub/Sub has stored it.
     *
     * <p>Safe to repeat: consumers know the event by its id. An error means that nobody knows whether it was stored;
     * the outbox sends it again. A message over 9 MiB is refused at once with {@link IllegalArgumentException}.
     */
    Mono<Void> publish(EventMessage message);
}
