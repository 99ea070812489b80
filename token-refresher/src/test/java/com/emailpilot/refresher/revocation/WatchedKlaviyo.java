package com.emailpilot.refresher.revocation;

import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import reactor.core.publisher.Mono;

/** Lets a test do something while a revocation is under way at Klaviyo. */
final class WatchedKlaviyo implements KlaviyoTokens {

    private final KlaviyoTokens klaviyo;
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();

    WatchedKlaviyo(KlaviyoTokens klaviyo) {
        this.klaviyo = klaviyo;
    }

    /** This happens during the next revocation. */
    void meanwhile(Runnable what) {
        meanwhile.add(what);
    }

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        return klaviyo.exchange(code, verifier, redirectUri);
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return klaviyo.refresh(token);
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return klaviyo.revoke(token).doOnNext(_ -> {
            var next = meanwhile.poll();
            if (next != null) {
                next.run();
            }
        });
    }
}
