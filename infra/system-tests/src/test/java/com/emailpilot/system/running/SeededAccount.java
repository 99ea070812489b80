package com.emailpilot.system.running;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An account in which the app is installed, with the tokens that somebody may store as if they had connected it.
 *
 * @param expiresAt when the access token ends
 */
public record SeededAccount(
        String id, String accessToken, String refreshToken, List<String> scopes, Instant expiresAt) {

    public SeededAccount {
        scopes = List.copyOf(scopes);
    }

    static SeededAccount of(JsonNode seed) {
        return new SeededAccount(
                seed.path("account_id").asString(),
                seed.path("access_token").asString(),
                seed.path("refresh_token").asString(),
                seed.path("scopes").values().stream().map(JsonNode::asString).toList(),
                Instant.parse(seed.path("expires_at").asString()));
    }

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "SeededAccount[" + id + "]";
    }
}
