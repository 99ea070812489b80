package com.emailpilot.simulator;

import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import reactor.core.publisher.Mono;

/** A mistake: an answer without a refresh token gives an empty one instead of keeping the old one. */
record ForgettingTokens(KlaviyoTokens tokens) implements KlaviyoTokens {

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        return tokens.exchange(code, verifier, redirectUri);
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return tokens.refresh(token).map(ForgettingTokens::withoutAbsence);
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return tokens.revoke(token);
    }

    private static TokenResult withoutAbsence(TokenResult result) {
        return result instanceof TokenResult.Granted(TokenGrant grant) && grant.refreshToken() == null
                ? new TokenResult.Granted(
                        new TokenGrant(grant.accessToken(), new RefreshToken(""), grant.expiresIn(), grant.scopes()))
                : result;
    }
}
