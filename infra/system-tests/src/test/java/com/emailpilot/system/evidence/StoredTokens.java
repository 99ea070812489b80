package com.emailpilot.system.evidence;

import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import com.emailpilot.vault.Vaults;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names under which the ledger knows the tokens of a client record, which are opened for that. */
public record StoredTokens(String accessTokenId, String refreshTokenId) {

    /** Opens the tokens with the keys of the running system; fails where they do not open. */
    public static StoredTokens of(SystemUnderTest system, StoredDocument client) {
        try (var vault = Vaults.local(system.keysetFile())) {
            return opened(vault.tokens(), client);
        }
    }

    /** Those of all clients that have any, by client; null where they do not open. */
    static Map<String, @Nullable StoredTokens> all(SystemUnderTest system, FirestoreDump dump) {
        var all = new HashMap<String, @Nullable StoredTokens>();
        try (var vault = Vaults.local(system.keysetFile())) {
            dump.collection(
                            "clients",
                            client -> client.find("oauth.refresh_token").isPresent())
                    .forEach(client -> all.put(client.id(), openedOrNull(vault.tokens(), client)));
        }
        return all;
    }

    private static @Nullable StoredTokens openedOrNull(TokenVault vault, StoredDocument client) {
        try {
            return opened(vault, client);
        } catch (SealBrokenException _) {
            return null;
        }
    }

    private static StoredTokens opened(TokenVault vault, StoredDocument client) {
        var place =
                new TokenPlace(client.id(), client.number("oauth.generation"), client.number("oauth.token_version"));
        var sealed = new SealedTokens(client.text("oauth.access_token"), client.text("oauth.refresh_token"));
        var tokens = vault.openClient(place, sealed);
        return new StoredTokens(
                Fingerprint.of(tokens.accessToken().reveal()),
                Fingerprint.of(tokens.refreshToken().reveal()));
    }
}
