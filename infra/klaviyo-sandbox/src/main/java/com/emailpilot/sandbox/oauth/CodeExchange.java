package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The authorization_code grant. The order of the checks is the one in which Klaviyo's answers suggest they happen. */
final class CodeExchange {

    private static final Pattern VERIFIER = Pattern.compile("[a-zA-Z0-9\\-._~]{43,128}");

    private final Ledger ledger;
    private final Issuer issuer;

    CodeExchange(Ledger ledger, Issuer issuer) {
        this.ledger = ledger;
        this.issuer = issuer;
    }

    Answer answer(App app, Parameters form) {
        return ledger.atomically(() -> exchange(app, form));
    }

    private Answer exchange(App app, Parameters form) {
        var value = form.first("code").filter(code -> !code.isEmpty());
        if (value.isEmpty()) {
            return OAuthAnswers.missing("code");
        }
        var code = value.flatMap(ledger::find).filter(found -> isLiveCodeOf(app, found));
        var binding = code.flatMap(Credential::binding);
        if (code.isEmpty() || binding.isEmpty()) {
            return OAuthAnswers.invalidInRequest("code");
        }
        return refusal(binding.get(), form).orElseGet(() -> exchanged(code.get()));
    }

    private boolean isLiveCodeOf(App app, Credential found) {
        return found.kind() == CredentialKind.CODE
                && found.grant().clientId().equals(app.clientId())
                && found.live(ledger.now());
    }

    private static Optional<Answer> refusal(CodeBinding binding, Parameters form) {
        if (!form.first("redirect_uri").equals(Optional.of(binding.redirectUri()))) {
            return Optional.of(OAuthAnswers.invalidInRequest("redirect_uri"));
        }
        var verifier = form.first("code_verifier").orElse("");
        if (verifier.isEmpty()) {
            return Optional.of(OAuthAnswers.error(400, "invalid_request", "Missing \"code_verifier\""));
        }
        if (!VERIFIER.matcher(verifier).matches()) {
            return Optional.of(OAuthAnswers.error(400, "invalid_request", "Invalid \"code_verifier\""));
        }
        return challenge(verifier).equals(binding.codeChallenge())
                ? Optional.empty()
                : Optional.of(OAuthAnswers.error(400, "invalid_grant", "Code challenge failed."));
    }

    private Answer exchanged(Credential code) {
        ledger.use(code);
        return OAuthAnswers.tokens(issuer.first(code.grant(), code));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Fingerprint.sha256(verifier));
    }
}
