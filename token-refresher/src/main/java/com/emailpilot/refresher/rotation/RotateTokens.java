package com.emailpilot.refresher.rotation;

import reactor.core.publisher.Mono;

/** Replaces the tokens of a client before they run out: protocol 3. */
public final class RotateTokens {

    /**
     * Rotates once, however many ask at the same time; goes on to its end even if nobody waits for it any more.
     *
     * <p>Never an error because of Klaviyo; an error means that our own store failed.
     */
    public Mono<RotationOutcome> rotate(String clientId, Wish wish) {
        return Mono.just(new RotationOutcome.NothingToDo());
    }
}
