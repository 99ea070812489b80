package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.vault.SealedTokens;
import java.time.Instant;
import java.util.List;

/** The record of a client as the provisioner leaves it. */
final class ConnectedRecord {

    private ConnectedRecord() {}

    /** Of the first generation, with tokens of the first version. */
    static Changes fields(String clientId, SealedTokens sealed, Instant now) {
        var expiresAt = now.plus(RotationWorld.LIFETIME);
        return new Changes()
                .set("display_name", "Client")
                .set("owner_user_id", "admin@example.com")
                .set("status", "active")
                .set("klaviyo.account_id", "AbC123")
                .set("klaviyo.account_name", "Client")
                .set("oauth.state", "connected")
                .set("oauth.generation", 1L)
                .set("oauth.token_version", 1L)
                .set("oauth.seq", 1L)
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.expires_at", expiresAt)
                .set("oauth.scopes", List.of("accounts:read"))
                .set("oauth.last_refreshed_at", now)
                .set("oauth.refresh_shard", (long) RefreshPolicy.shard(clientId))
                .set("oauth.next_refresh_at", RefreshPolicy.nextRefreshAt(clientId, now, expiresAt))
                .setServerTime("updated_at");
    }
}
