package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Tokens that are to stand in a record.
 *
 * @param obtainedAt server time at which their lifetime began
 * @param scopes what was granted; empty if Klaviyo did not say
 */
record NewTokens(TokenPair pair, Instant obtainedAt, Instant expiresAt, Set<String> scopes) {

    /** Seals both anew for the next version, and tells of it. */
    void writeInto(ClientCommit commit, ClientRecord client, TokenVault vault) {
        var version = client.oauth().tokenVersion() + 1;
        var place = new TokenPlace(client.clientId(), client.oauth().generation(), version);
        var sealed = vault.sealClient(place, pair);
        commit.telling(state -> new TokensRotated(state, version, expiresAt))
                .changes()
                .set("oauth.token_version", version)
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.expires_at", expiresAt)
                .set("oauth.scopes", scopes.isEmpty() ? null : List.copyOf(scopes))
                .set("oauth.last_refreshed_at", obtainedAt)
                .set("oauth.next_refresh_at", RefreshPolicy.nextRefreshAt(client.clientId(), obtainedAt, expiresAt))
                .remove("oauth.invalid_grant");
    }
}
