package com.emailpilot.clients;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grant that is about to be stored.
 *
 * @param sealedTokens both tokens, sealed for the grant
 * @param claimedAt server time of the claim
 * @param expiresAt when the access token ends, in server time
 * @param connectedBy the user who consented, or who invited the person that did
 * @param expectedClientId the client to reconnect; absent for a new connection
 * @param invite id of the invite that it came by; absent for a user's own consent
 */
public record NewGrant(
        String grantId,
        String sealedTokens,
        List<String> scopes,
        Instant claimedAt,
        Instant expiresAt,
        String connectedBy,
        @Nullable String expectedClientId,
        @Nullable String invite) {

    public NewGrant {
        scopes = List.copyOf(scopes);
    }

    /** A grant of a user's own consent. */
    public NewGrant(
            String grantId,
            String sealedTokens,
            List<String> scopes,
            Instant claimedAt,
            Instant expiresAt,
            String connectedBy,
            @Nullable String expectedClientId) {
        this(grantId, sealedTokens, scopes, claimedAt, expiresAt, connectedBy, expectedClientId, null);
    }

    @Override
    public String toString() {
        return "NewGrant[" + grantId + "]";
    }
}
