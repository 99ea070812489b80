package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Request;
import java.util.Set;

/** {@code POST /oauth/revoke}: takes the app out of the account, and with it every token of the pair. */
final class RevokeEndpoint {

    private static final Set<CredentialKind> TOKENS = Set.of(CredentialKind.REFRESH_TOKEN, CredentialKind.ACCESS_TOKEN);

    private final Apps apps;
    private final Ledger ledger;

    RevokeEndpoint(Apps apps, Ledger ledger) {
        this.apps = apps;
        this.ledger = ledger;
    }

    Answer answer(Request request) {
        if (!request.method().equals("POST")) {
            return OAuthAnswers.methodNotAllowed();
        }
        return apps.authenticated(request)
                .map(app -> ledger.atomically(() -> revoke(app, request)))
                .orElseGet(OAuthAnswers::invalidClient);
    }

    private Answer revoke(App app, Request request) {
        var token = request.form().first("token").filter(value -> !value.isEmpty());
        if (token.isEmpty()) {
            return OAuthAnswers.missing("token");
        }
        token.flatMap(ledger::find).filter(found -> isLiveTokenOf(app, found)).ifPresent(found -> {
            ledger.use(found);
            ledger.uninstall(app.clientId(), found.grant().accountId(), RevocationCause.REVOKED_BY_APP);
        });
        return OAuthAnswers.revoked();
    }

    private boolean isLiveTokenOf(App app, Credential found) {
        return TOKENS.contains(found.kind())
                && found.grant().clientId().equals(app.clientId())
                && found.live(ledger.now());
    }
}
