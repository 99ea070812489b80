package com.emailpilot.events;

import reactor.core.publisher.Mono;

/** Where dead letters go. */
@FunctionalInterface
public interface DeadLetterHandler {

    /** Keeps one dead letter; may be called again with the same one. Completing acknowledges it, any error brings it back. */
    Mono<Void> handle(DeadLetter deadLetter);
}
