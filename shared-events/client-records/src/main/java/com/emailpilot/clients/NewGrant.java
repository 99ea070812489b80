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
 */
public record NewGrant(
        String grantId,
        String sealedTokens,
        List<String> scopes,
        Instant claimedAt,
        Instant expiresAt,
        String connectedBy,
        @Nullable String expectedClientId) {

    public NewGrant {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "NewGrant[" + grantId + "]";
    }
}
