package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Clients as the provisioner and the refresher leave them. */
@NullUnmarked
record TestClients(InMemoryDocuments documents, TokenVault vault) {

    /** What the tests must find nowhere but in the answer. */
    static final String CANARY = "canary-";

    /** Stores a client whose token of this version ends then. */
    void connected(String clientId, long tokenVersion, Instant expiresAt) {
        store(clientId, grant(clientId, tokenVersion, expiresAt));
    }

    /** Puts the token of this version in the place of the one before. */
    void rotated(String clientId, long tokenVersion, Instant expiresAt) {
        documents
                .commit(List.of(grant(clientId, tokenVersion, expiresAt).update(ClientRecords.path(clientId))))
                .block();
    }

    /** Changes a stored client. */
    void change(String clientId, Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(clientId)))).block();
    }

    /** Gives a stored client a private key. */
    void key(String clientId) {
        change(clientId, new Changes().set("api_key.secret", sealedKey(clientId)));
    }

    /** Stores a client that has a private key and no grant. */
    void onlyKey(String clientId) {
        store(
                clientId,
                new Changes().set("klaviyo.account_id", "AC-" + clientId).set("api_key.secret", sealedKey(clientId)));
    }

    void store(String clientId, Changes fields) {
        documents.commit(List.of(fields.create(ClientRecords.path(clientId)))).block();
    }

    static String bearer(long tokenVersion) {
        return "Bearer " + CANARY + "access-" + tokenVersion;
    }

    private String sealedKey(String clientId) {
        return vault.sealApiKey(clientId, new ApiKey("pk_" + CANARY + "key"));
    }

    private Changes grant(String clientId, long tokenVersion, Instant expiresAt) {
        var tokens =
                new TokenPair(new AccessToken(CANARY + "access-" + tokenVersion), new RefreshToken(CANARY + "refresh"));
        var sealed = vault.sealClient(new TokenPlace(clientId, 1, tokenVersion), tokens);
        return new Changes()
                .set("klaviyo.account_id", "AC-" + clientId)
                .set("status", "active")
                .set("oauth.state", "connected")
                .set("oauth.generation", 1L)
                .set("oauth.token_version", tokenVersion)
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.expires_at", expiresAt);
    }
}
