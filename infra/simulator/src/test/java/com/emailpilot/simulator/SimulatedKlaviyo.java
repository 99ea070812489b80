package com.emailpilot.simulator;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.klaviyo.KlaviyoAccount;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.klaviyo.TestAccounts;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Klaviyo as one process reaches it. */
final class SimulatedKlaviyo implements KlaviyoTokens, KlaviyoAccounts {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(11);

    private final KlaviyoServer server;
    private final World world;
    private final Life caller;

    SimulatedKlaviyo(World world, Life caller) {
        this.server = world.klaviyo();
        this.world = world;
        this.caller = caller;
    }

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        throw new UnsupportedOperationException("people connect through the gateway of the world");
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return Mono.defer(() -> send("refresh", token.reveal(), () -> refreshed(token)))
                .doOnNext(result -> world.witness().answered(caller, result));
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return Mono.defer(() -> send("revoke", token.reveal(), () -> revoked(token)));
    }

    @Override
    public Mono<ApiResult<KlaviyoAccount>> account(AccessToken token) {
        return Mono.defer(() -> send("account", token.reveal(), () -> accountOf(token)));
    }

    @Override
    public Mono<ApiResult<Integer>> countLists(AccessToken token) {
        throw new UnsupportedOperationException("nobody counts here");
    }

    @Override
    public Mono<ApiResult<Integer>> countSegments(AccessToken token) {
        throw new UnsupportedOperationException("nobody counts here");
    }

    private <T> Mono<T> send(String what, String token, Supplier<T> effect) {
        if (!strikes(Mishap.SLOW_ANSWER)) {
            return world.wire().send(caller, what, token, effect);
        }
        var there = world.fate().between(Duration.ZERO, SLOWEST_ANSWER);
        var back = world.fate().between(Duration.ZERO, SLOWEST_ANSWER.minus(there));
        return world.wire().send(caller, new Wire.Call<>(what, token, there, back, effect));
    }

    private TokenResult refreshed(RefreshToken token) {
        if (strikes(Mishap.UNREACHABLE)) {
            return new TokenResult.Unreachable("connect");
        }
        if (strikes(Mishap.REQUEST_LOST)) {
            return new TokenResult.Ambiguous("timeout");
        }
        world.witness().presented(caller, token);
        if (strikes(Mishap.SERVER_ERROR)) {
            return new TokenResult.Ambiguous("http_500");
        }
        if (strikes(Mishap.RATE_LIMITED)) {
            return new TokenResult.RateLimited(RETRY_AFTER);
        }
        if (strikes(Mishap.CLIENT_REFUSED)) {
            return new TokenResult.ClientRefused();
        }
        return answered(token);
    }

    private TokenResult answered(RefreshToken token) {
        if (strikes(Mishap.FALSE_INVALID_GRANT)) {
            server.callDead(token);
        }
        TokenResult result = server.calledDead(token)
                ? new TokenResult.Rejected("invalid_grant")
                : server.refresh(token)
                        .<TokenResult>map(TokenResult.Granted::new)
                        .orElseGet(() -> new TokenResult.Rejected("invalid_grant"));
        world.trace().note(caller, "klaviyo answers", result.getClass().getSimpleName());
        return strikes(Mishap.ANSWER_LOST) ? new TokenResult.Ambiguous("reset") : result;
    }

    private RevokeResult revoked(RefreshToken token) {
        if (strikes(Mishap.REQUEST_LOST) || strikes(Mishap.UNREACHABLE)) {
            return new RevokeResult.Unavailable(null, "timeout");
        }
        server.revoke(token);
        return strikes(Mishap.ANSWER_LOST) ? new RevokeResult.Unavailable(null, "reset") : new RevokeResult.Revoked();
    }

    private ApiResult<KlaviyoAccount> accountOf(AccessToken token) {
        if (strikes(Mishap.SERVER_ERROR)) {
            return new ApiResult.Unavailable<>(null, "http_503");
        }
        if (strikes(Mishap.RATE_LIMITED)) {
            return new ApiResult.Unavailable<>(RETRY_AFTER, "http_429");
        }
        var accountId = server.accountOf(token);
        return accountId == null
                ? new ApiResult.Unauthorized<>()
                : new ApiResult.Answered<>(TestAccounts.withId(accountId, "Shop " + accountId));
    }

    private boolean strikes(Mishap mishap) {
        return world.fate().strikes(mishap, "klaviyo");
    }
}
