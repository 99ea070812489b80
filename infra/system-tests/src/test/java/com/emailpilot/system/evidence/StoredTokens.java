package com.emailpilot.system.evidence;

import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.Vaults;

/** The names under which the ledger knows the tokens of a client record, which are opened for that. */
public record StoredTokens(String accessTokenId, String refreshTokenId) {

    /** Opens the tokens with the keys of the running system; fails where they do not open. */
    public static StoredTokens of(SystemUnderTest system, StoredDocument client) {
        try (var vault = Vaults.local(system.keysetFile())) {
            var place = new TokenPlace(
                    client.id(), client.number("oauth.generation"), client.number("oauth.token_version"));
            var sealed = new SealedTokens(client.text("oauth.access_token"), client.text("oauth.refresh_token"));
            var tokens = vault.tokens().openClient(place, sealed);
            return new StoredTokens(
                    Fingerprint.of(tokens.accessToken().reveal()),
                    Fingerprint.of(tokens.refreshToken().reveal()));
        }
    }
}
