package com.emailpilot.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant that a person gave up, until Klaviyo has confirmed it.
 *
 * @param refreshToken sealed for the generation and token version that stand beside it
 * @param started server time at which a request to revoke may first have left; absent while a reconnect can still
 *     cancel it
 */
public record Revocation(
        String refreshToken,
        long generation,
        long tokenVersion,
        @Nullable Instant started) {

    @Override
    public String toString() {
        return "Revocation[generation " + generation + ", token version " + tokenVersion + "]";
    }
}
