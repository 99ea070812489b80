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
    private static final Duration CALLS_END_WITHIN = Duration.ofSeconds(15);
    /** Longer than an attempt keeps others out, and gone before a second one may follow that takes over nothing. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(45);

    private static final Duration ABOUT_TO_BE_TAKEN_OVER = Duration.ofSeconds(30);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(8);

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
        return Mono.defer(() -> {
                    world.witness().presented(caller, token);
                    return world.witness().stoodInARecord(token) && strikes(Mishap.STALLED)
                            ? stalled(token)
                            : send("refresh", token.reveal(), () -> refreshed(token));
                })
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

    /**
     * Whoever stands still cannot give up: its connection stays open, and once it wakes the answer may be there first.
     *
     * <p>Only where a client's tokens are rotated: a grant that waits may be lost by that, as the protocols say.
     */
    private Mono<TokenResult> stalled(RefreshToken token) {
        var fate = world.fate();
        var there = fate.between(fate.below(2) == 0 ? Duration.ZERO : ABOUT_TO_BE_TAKEN_OVER, LONGEST_WAY);
        world.wire().pause(caller, there.plus(fate.between(Duration.ZERO, LONGEST_SLEEP)));
        var back = fate.latency();
        Mono<TokenResult> answer = world.wire()
                .send(caller, new Wire.Call<>("refresh", token.reveal(), there, back, () -> refreshed(token)));
        return fate.below(4) > 0
                ? answer
                : answer.timeout(CALLS_END_WITHIN, Mono.just(new TokenResult.Ambiguous("timeout")));
    }

    private TokenResult refreshed(RefreshToken token) {
        if (strikes(Mishap.UNREACHABLE)) {
            return new TokenResult.Unreachable("connect");
        }
        if (strikes(Mishap.REQUEST_LOST)) {
            return new TokenResult.Ambiguous("timeout");
        }
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
