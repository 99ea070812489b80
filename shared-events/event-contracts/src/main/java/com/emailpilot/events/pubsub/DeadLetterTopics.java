package com.emailpilot.events.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import reactor.core.publisher.Mono;

/** Where messages go that can never be handled. */
@FunctionalInterface
interface DeadLetterTopics {

    /** Completes when the message is stored. */
    Mono<Void> send(String topic, PubsubMessage message);
}
