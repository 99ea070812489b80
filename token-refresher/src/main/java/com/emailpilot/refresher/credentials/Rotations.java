package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.rotation.RotationOutcome;
import com.emailpilot.refresher.rotation.Wish;
import reactor.core.publisher.Mono;

/** Rotates the tokens of a client; goes on to its end when nobody waits any more. */
@FunctionalInterface
interface Rotations {

    Mono<RotationOutcome> rotate(String clientId, Wish wish);
}
