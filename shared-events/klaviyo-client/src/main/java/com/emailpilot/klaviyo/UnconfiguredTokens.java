package com.emailpilot.klaviyo;

import java.net.URI;
import reactor.core.publisher.Mono;

/** Stands in while the app's id or secret is missing: no call leaves, and no connection is to blame. */
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
        return Mono.just(new RevokeResult.ClientRefused());
    }
}
