package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.sandbox.oauth.Ledger;
import com.emailpilot.sandbox.oauth.TokenSet;
import java.time.Instant;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** A new account in which the app is installed already, with the tokens that somebody may store as if they had connected it. */
public record SeededAccount(
        String accountId,
        String grantId,
        @Nullable String installId,
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        SequencedSet<String> scopes) {

    static SeededAccount of(TokenSet tokens, Ledger ledger) {
        var accessToken = ledger.row(Fingerprint.of(tokens.accessToken())).orElseThrow();
        return new SeededAccount(
                accessToken.accountId(),
                accessToken.grantId(),
                accessToken.installId(),
                tokens.accessToken(),
                tokens.refreshToken(),
                accessToken.expiresAt(),
                tokens.scopes());
    }

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "SeededAccount[" + accountId + "]";
    }
}
