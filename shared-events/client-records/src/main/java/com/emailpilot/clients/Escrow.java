package com.emailpilot.clients;

import java.time.Instant;
import java.util.List;

/**
 * Tokens that Klaviyo gave to an attempt which could no longer store them in the record: kept until somebody needs them.
 *
 * @param tokenVersion the version that both tokens are sealed for
 * @param expiresAt when the access token ends, in server time
 * @param receivedAt server time
 */
public record Escrow(
        String clientId,
        long generation,
        long tokenVersion,
        String accessToken,
        String refreshToken,
        Instant expiresAt,
        List<String> scopes,
        Instant receivedAt,
        Document document) {

    public Escrow {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "Escrow[" + clientId + ", generation " + generation + ", token version " + tokenVersion + "]";
    }
}
