package com.emailpilot.clients;

import java.time.Instant;

/**
 * New tokens of a grant that still waits.
 *
 * @param sealedTokens both tokens, sealed for the grant
 * @param expiresAt when the access token ends, in server time
 * @param attempt the attempt that brought them
 * @param tookOver whether that attempt left an older one behind, whose request may have been sent
 */
public record RotatedGrant(String sealedTokens, Instant expiresAt, Attempt attempt, boolean tookOver) {

    @Override
    public String toString() {
        return "RotatedGrant[attempt " + attempt.id() + "]";
    }
}
