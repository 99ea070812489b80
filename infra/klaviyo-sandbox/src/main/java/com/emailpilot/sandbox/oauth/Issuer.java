package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.oauth.LedgerFact.Issued;
import java.time.Duration;
import java.time.Instant;
import java.util.SequencedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues codes, tokens and keys, and enters each into the ledger. */
public final class Issuer {

    static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final TokenMint mint;
    private final PolicyInForce policy;

    Issuer(Ledger ledger, TokenMint mint, PolicyInForce policy) {
        this.ledger = ledger;
        this.mint = mint;
        this.policy = policy;
    }

    /** A key of the account's own, as its owner makes one in Klaviyo's settings. */
    public String apiKey(String accountId, SequencedSet<String> scopes) {
        return ledger.atomically(() -> {
            var key = mint.apiKey();
            var grant = new Grant(UUID.randomUUID().toString(), "api-key", accountId, scopes, null);
            ledger.enter(issued(key, CredentialKind.API_KEY, grant, null, null), grant);
            return key;
        });
    }

    /** One more secret for an app, as its owner makes one in Klaviyo's settings. */
    public String clientSecret() {
        return mint.code();
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
            var expiresAt = ledger.now().plus(CODE_LIFETIME);
            ledger.enter(
                    issued(code, CredentialKind.CODE, grant, null, expiresAt).boundTo(binding), grant);
            return code;
        });
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
        var issued = issued(value, CredentialKind.REFRESH_TOKEN, grant, parentId, null);
        ledger.enter(issued.repeatable(value), grant);
        return value;
    }

    /** A new access token, to be returned together with this refresh token. */
    TokenSet with(Grant grant, @Nullable String refreshToken, @Nullable String parentId) {
        var lifetime = policy.get().tokenLifetime();
        var accessToken = mint.token(CredentialKind.ACCESS_TOKEN, grant, ledger.now());
        var expiresAt = ledger.now().plus(lifetime);
        ledger.enter(issued(accessToken, CredentialKind.ACCESS_TOKEN, grant, parentId, expiresAt), grant);
        return new TokenSet(accessToken, refreshToken, lifetime, grant.scopes());
    }

    private Issued issued(
            String value, CredentialKind kind, Grant grant, @Nullable String parentId, @Nullable Instant expiresAt) {
        return new Issued(Fingerprint.of(value), kind, grant.id(), parentId, ledger.now(), expiresAt, null, null);
    }
}
