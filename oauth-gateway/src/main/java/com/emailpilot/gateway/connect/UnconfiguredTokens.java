package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Stands in while the app's id or secret is missing: nobody can start a flow, so nothing can come back from one. */
final class UnconfiguredTokens implements KlaviyoTokens {

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        return Mono.just(new TokenResult.ClientRefused());
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return Mono.just(new TokenResult.ClientRefused());
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return Mono.error(new IllegalStateException("Set KLAVIYO_OAUTH_CLIENT_ID and KLAVIYO_OAUTH_CLIENT_SECRET"));
    }
}
