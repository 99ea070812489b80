package com.emailpilot.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants tokens refreshed now: those of a client, or those of a grant that waits.
 *
 * @param clientId the client; absent where the tokens are a grant's
 * @param grantId the waiting grant; absent where the tokens are a client's
 * @param tokenVersion the version that is to be replaced: a record that has moved on needs nothing; absent for any
 */
public record TokenRefreshRequested(
        @Nullable String clientId,
        @Nullable String grantId,
        @Nullable Long tokenVersion,
        Instant occurredAt) implements ExpiryHint {

    public TokenRefreshRequested {
        if ((clientId == null) == (grantId == null)) {
            throw new IllegalArgumentException("exactly one of client_id and grant_id is needed");
        }
        Required.textIfPresent("client_id", clientId);
        Required.textIfPresent("grant_id", grantId);
        if (tokenVersion != null) {
            Required.positive("token_version", tokenVersion);
        }
        Required.present("occurred_at", occurredAt);
    }

    /**
     * Asks for fresh tokens of a client.
     *
     * @param tokenVersion the version that is to be replaced
     */
    public static TokenRefreshRequested ofClient(String clientId, long tokenVersion, Instant occurredAt) {
        return new TokenRefreshRequested(clientId, null, tokenVersion, occurredAt);
    }

    /** Asks for fresh tokens of a grant that is not applied yet. */
    public static TokenRefreshRequested ofGrant(String grantId, Instant occurredAt) {
        return new TokenRefreshRequested(null, grantId, null, occurredAt);
    }

    @Override
    public String subject() {
        if (clientId != null) {
            return clientId;
        }
        return grantId == null ? "" : grantId;
    }
}
