package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import com.emailpilot.sandbox.limits.Limit;
import com.emailpilot.sandbox.limits.RateLimits;
import com.emailpilot.sandbox.limits.Verdict;

/** The refresh_token grant. */
final class Refresh {

    private static final Limit TEN_A_MINUTE = Limit.perMinute(10);

    private final Ledger ledger;
    private final Rotation rotation;
    private final RateLimits limits;

    Refresh(Ledger ledger, Rotation rotation, RateLimits limits) {
        this.ledger = ledger;
        this.rotation = rotation;
        this.limits = limits;
    }

    Answer answer(App app, Parameters form) {
        return ledger.atomically(() -> refresh(app, form));
    }

    private Answer refresh(App app, Parameters form) {
        var value = form.first("refresh_token").filter(token -> !token.isEmpty());
        if (value.isEmpty()) {
            return OAuthAnswers.missing("refresh_token");
        }
        var token = value.flatMap(ledger::find).filter(found -> isRefreshTokenOf(app, found));
        if (token.isEmpty()) {
            return OAuthAnswers.error(400, "invalid_grant");
        }
        return switch (limits.take("install " + token.get().grant().installId(), TEN_A_MINUTE)) {
            case Verdict.Throttled(var seconds) -> OAuthAnswers.throttled(seconds);
            case Verdict.Allowed _ -> rotated(token.get(), value.get());
        };
    }

    private Answer rotated(Credential token, String value) {
        return rotation.rotate(token, value)
                .map(OAuthAnswers::tokens)
                .orElseGet(() -> OAuthAnswers.error(400, "invalid_grant"));
    }

    private static boolean isRefreshTokenOf(App app, Credential found) {
        return found.kind() == CredentialKind.REFRESH_TOKEN
                && found.grant().clientId().equals(app.clientId());
    }
}
