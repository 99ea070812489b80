package com.emailpilot.clients;

import java.time.Instant;
import java.util.Set;

/**
 * Tokens that are to be put into escrow.
 *
 * @param attempt the attempt that received them
 * @param accessToken sealed for the version after the attempt's base
 * @param refreshToken sealed for the same version
 */
public record NewEscrow(
        String clientId,
        long generation,
        Attempt attempt,
        String accessToken,
        String refreshToken,
        Instant expiresAt,
        Set<String> scopes) {

    public NewEscrow {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "NewEscrow[" + clientId + ", generation " + generation + ", attempt " + attempt.id() + "]";
    }
}
