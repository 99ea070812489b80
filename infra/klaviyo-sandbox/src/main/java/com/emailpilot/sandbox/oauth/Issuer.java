package com.emailpilot.sandbox.oauth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Issues codes, tokens and keys, and enters each into the ledger. */
public final class Issuer {

    static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final TokenMint mint;
    private final AtomicReference<OAuthPolicy> policy;
    private final Map<String, CodeBinding> bindings = new HashMap<>();
    private final Map<String, String> refreshTokens = new HashMap<>();

    Issuer(Ledger ledger, TokenMint mint, AtomicReference<OAuthPolicy> policy) {
        this.ledger = ledger;
        this.mint = mint;
        this.policy = policy;
    }

    /** A key of the account's own, as its owner makes one in Klaviyo's settings. */
    public String apiKey(String accountId, SequencedSet<String> scopes) {
        return ledger.atomically(() -> {
            var key = mint.apiKey();
            var grant = new Grant(UUID.randomUUID().toString(), "api-key", accountId, scopes, null);
            ledger.enter(key, CredentialKind.API_KEY, grant, null, null);
            return key;
        });
    }

    /** Tokens for a grant that nobody clicked for: how tests fill the place quickly. */
    public TokenSet grant(App app, String accountId, SequencedSet<String> scopes) {
        return ledger.atomically(
                () -> first(new Grant(UUID.randomUUID().toString(), app.clientId(), accountId, scopes, null), null));
    }

    String code(App app, String accountId, SequencedSet<String> scopes, CodeBinding binding) {
        return ledger.atomically(() -> {
            var code = mint.code();
            var grant = new Grant(UUID.randomUUID().toString(), app.clientId(), accountId, scopes, null);
            var entry = ledger.enter(
                    code, CredentialKind.CODE, grant, null, ledger.now().plus(CODE_LIFETIME));
            bindings.put(entry.id(), binding);
            return code;
        });
    }

    Optional<CodeBinding> binding(Credential code) {
        return Optional.ofNullable(bindings.get(code.id()));
    }

    /** The first tokens of a grant: this is the moment in which the app is installed. */
    TokenSet first(Grant grant, @Nullable Credential code) {
        var parent = code == null ? null : code.id();
        var installed = grant.installed(ledger.install(grant.clientId(), grant.accountId()));
        var refreshToken = refreshToken(installed, parent);
        if (policy.get().reauthorizingEndsEarlierGrants()) {
            ledger.revokeEarlier(installed);
        }
        return with(installed, refreshToken, parent);
    }

    String refreshToken(Grant grant, @Nullable String parentId) {
        var value = mint.token(CredentialKind.REFRESH_TOKEN, grant, ledger.now());
        var entry = ledger.enter(value, CredentialKind.REFRESH_TOKEN, grant, parentId, null);
        refreshTokens.put(entry.id(), value);
        return value;
    }

    /** The value of a refresh token that was issued earlier; empty for ids it does not know. */
    Optional<String> refreshToken(@Nullable String id) {
        return Optional.ofNullable(refreshTokens.get(id));
    }

    /** A new access token, to be returned together with this refresh token. */
    TokenSet with(Grant grant, @Nullable String refreshToken, @Nullable String parentId) {
        var lifetime = policy.get().tokenLifetime();
        var accessToken = mint.token(CredentialKind.ACCESS_TOKEN, grant, ledger.now());
        ledger.enter(
                accessToken,
                CredentialKind.ACCESS_TOKEN,
                grant,
                parentId,
                ledger.now().plus(lifetime));
        return new TokenSet(accessToken, refreshToken, lifetime, grant.scopes());
    }

    void reset() {
        ledger.atomically(() -> {
            bindings.clear();
            refreshTokens.clear();
            return bindings;
        });
    }
}
