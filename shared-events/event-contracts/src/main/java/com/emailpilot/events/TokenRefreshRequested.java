package com.emailpilot.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants tokens refreshed now: those of a client, or those of a grant that waits.
 *
 * @param clientId the client; absent where the tokens are a grant's
 * @param grantId the waiting grant; absent where the tokens are a client's
 */
public record TokenRefreshRequested(
        @Nullable String clientId, @Nullable String grantId, Instant occurredAt) implements ExpiryHint {

    public TokenRefreshRequested {
        if ((clientId == null) == (grantId == null)) {
            throw new IllegalArgumentException("exactly one of client_id and grant_id is needed");
        }
        Required.textIfPresent("client_id", clientId);
        Required.textIfPresent("grant_id", grantId);
        Required.present("occurred_at", occurredAt);
    }

    /** Asks for fresh tokens of a client. */
    public static TokenRefreshRequested ofClient(String clientId, Instant occurredAt) {
        return new TokenRefreshRequested(clientId, null, occurredAt);
    }

    /** Asks for fresh tokens of a grant that is not applied yet. */
    public static TokenRefreshRequested ofGrant(String grantId, Instant occurredAt) {
        return new TokenRefreshRequested(null, grantId, occurredAt);
    }

    @Override
    public String subject() {
        if (clientId != null) {
            return clientId;
        }
        return grantId == null ? "" : grantId;
    }
}
