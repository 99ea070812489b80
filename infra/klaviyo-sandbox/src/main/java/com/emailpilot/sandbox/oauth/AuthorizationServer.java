package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Handling;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.limits.RateLimits;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Everything behind {@code /oauth} that is not a page, put together. */
public final class AuthorizationServer {

    private final Ledger ledger;
    private final PolicyInForce policy;
    private final Issuer issuer;
    private final Rotation rotation;
    private final Authorization authorization;
    private final TokenEndpoint tokens;
    private final RevokeEndpoint revocations;

    public AuthorizationServer(
            Apps apps, Ledger ledger, RateLimits limits, PolicyInForce policy, RandomGenerator random) {
        this.ledger = ledger;
        this.policy = policy;
        this.issuer = new Issuer(ledger, new TokenMint(random), policy);
        this.authorization = new Authorization(apps, issuer);
        this.rotation = new Rotation(ledger, issuer, policy);
        var refresh = new Refresh(ledger, rotation, limits);
        this.tokens = new TokenEndpoint(apps, new CodeExchange(ledger, issuer), refresh);
        this.revocations = new RevokeEndpoint(apps, ledger);
    }

    /** Empty when the path is not one of the two endpoints. */
    public Optional<Handling> handling(Request request) {
        return switch (request.plainPath()) {
            case "/oauth/token" -> Optional.of(new Handling(TokenEndpoint.name(request), () -> tokens.answer(request)));
            case "/oauth/revoke" -> Optional.of(new Handling("revoke", () -> revocations.answer(request)));
            default -> Optional.empty();
        };
    }

    /** Who holds the token or key of a REST call, if it is live and came with the scheme it belongs to. */
    public Optional<Caller> caller(Request request) {
        var token = request.credentials("Bearer").flatMap(value -> caller(value, CredentialKind.ACCESS_TOKEN));
        return token.or(
                () -> request.credentials("Klaviyo-API-Key").flatMap(value -> caller(value, CredentialKind.API_KEY)));
    }

    public Authorization authorization() {
        return authorization;
    }

    public Issuer issuer() {
        return issuer;
    }

    public void change(UnaryOperator<OAuthPolicy> change) {
        policy.change(change);
    }

    public OAuthPolicy policy() {
        return policy.get();
    }

    public void reset() {
        policy.reset();
        ledger.reset();
        ledger.atomically(() -> {
            rotation.reset();
            return rotation;
        });
    }

    private Optional<Caller> caller(String value, CredentialKind kind) {
        return ledger.atomically(() -> ledger.find(value)
                .filter(found -> found.kind() == kind && found.live(ledger.now()))
                .map(found -> {
                    ledger.use(found);
                    var grant = found.grant();
                    return new Caller(grant.accountId(), grant.scopes(), grant.clientId() + " " + grant.accountId());
                }));
    }
}
