package com.emailpilot.system.crashpoints;

import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Dies before or after Klaviyo is asked for tokens. */
final class CrashingTokens implements KlaviyoTokens {

    private final KlaviyoTokens klaviyo;
    private final CrashPoint crash;

    CrashingTokens(KlaviyoTokens klaviyo, CrashPoint crash) {
        this.klaviyo = klaviyo;
        this.crash = crash;
    }

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        return around("C2", klaviyo.exchange(code, verifier, redirectUri));
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return following("R1", "R2", klaviyo.refresh(token));
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return following("D2.start", "D2", klaviyo.revoke(token));
    }

    private <T> Mono<T> following(String earlier, String step, Mono<T> call) {
        return Mono.defer(() -> crash.meansWhatFollows(earlier) ? around(step, call) : call);
    }

    private <T> Mono<T> around(String step, Mono<T> call) {
        return Mono.defer(() -> {
            crash.before(step);
            return call.doOnSuccess(_ -> crash.after(step));
        });
    }
}
