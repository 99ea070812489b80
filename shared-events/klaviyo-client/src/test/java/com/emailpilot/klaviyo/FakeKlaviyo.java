package com.emailpilot.klaviyo;

import com.emailpilot.klaviyo.ApiResult.Answered;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/**
 * Klaviyo in memory: records every call and answers with what the test lined up, else as a healthy Klaviyo does.
 *
 * <p>A healthy exchange grants new tokens, a refresh a new access token with the same refresh token; the account is
 * {@link TestAccounts#exampleOrg()}, with three lists and two segments.
 */
public final class FakeKlaviyo implements KlaviyoTokens, KlaviyoAccounts {

    /** One call, recorded when it starts, that is at subscription. */
    public sealed interface Call {

        record Exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) implements Call {}

        record Refresh(RefreshToken token) implements Call {}

        record Revoke(RefreshToken token) implements Call {}

        record Account(AccessToken token) implements Call {}

        record CountLists(AccessToken token) implements Call {}

        record CountSegments(AccessToken token) implements Call {}
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final Queue<Mono<TokenResult>> tokenResults = new ConcurrentLinkedQueue<>();
    private final Queue<RevokeResult> revokeResults = new ConcurrentLinkedQueue<>();
    private final Queue<ApiResult<KlaviyoAccount>> accounts = new ConcurrentLinkedQueue<>();
    private final Queue<ApiResult<Integer>> listCounts = new ConcurrentLinkedQueue<>();
    private final Queue<ApiResult<Integer>> segmentCounts = new ConcurrentLinkedQueue<>();

    /** The next exchanges and refreshes get these, in this order. */
    public void answerTokens(TokenResult... results) {
        List.of(results).forEach(result -> tokenResults.add(Mono.just(result)));
    }

    /** The next exchange or refresh gets this when it comes, for tests of what happens meanwhile. */
    public void answerTokensWith(Mono<TokenResult> result) {
        tokenResults.add(result);
    }

    public void answerRevocation(RevokeResult result) {
        revokeResults.add(result);
    }

    public void answerAccount(ApiResult<KlaviyoAccount> result) {
        accounts.add(result);
    }

    public void answerListCount(ApiResult<Integer> result) {
        listCounts.add(result);
    }

    public void answerSegmentCount(ApiResult<Integer> result) {
        segmentCounts.add(result);
    }

    /** Every call so far, oldest first. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        return Mono.defer(() -> {
            calls.add(new Call.Exchange(code, verifier, redirectUri));
            int number = issued.incrementAndGet();
            return nextTokens(grant(number, new RefreshToken("refresh-" + number)))
                    .map(FakeKlaviyo::withRefreshToken);
        });
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return Mono.defer(() -> {
            calls.add(new Call.Refresh(token));
            return nextTokens(grant(issued.incrementAndGet(), token));
        });
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return Mono.fromSupplier(() -> {
            calls.add(new Call.Revoke(token));
            return next(revokeResults, new RevokeResult.Revoked());
        });
    }

    @Override
    public Mono<ApiResult<KlaviyoAccount>> account(AccessToken token) {
        return Mono.fromSupplier(() -> {
            calls.add(new Call.Account(token));
            return next(accounts, new Answered<>(TestAccounts.exampleOrg()));
        });
    }

    @Override
    public Mono<ApiResult<Integer>> countLists(AccessToken token) {
        return Mono.fromSupplier(() -> {
            calls.add(new Call.CountLists(token));
            return next(listCounts, new Answered<>(3));
        });
    }

    @Override
    public Mono<ApiResult<Integer>> countSegments(AccessToken token) {
        return Mono.fromSupplier(() -> {
            calls.add(new Call.CountSegments(token));
            return next(segmentCounts, new Answered<>(2));
        });
    }

    private static TokenResult withRefreshToken(TokenResult result) {
        return result instanceof TokenResult.Granted(TokenGrant grant) && grant.refreshToken() == null
                ? new TokenResult.Ambiguous("no_refresh_token")
                : result;
    }

    private Mono<TokenResult> nextTokens(TokenGrant healthy) {
        return next(tokenResults, Mono.just(new TokenResult.Granted(healthy)));
    }

    private static TokenGrant grant(int number, RefreshToken refreshToken) {
        return new TokenGrant(
                new AccessToken("access-" + number),
                refreshToken,
                Duration.ofHours(1),
                Set.of("accounts:read", "lists:read", "segments:read"));
    }

    private static <T> T next(Queue<T> scripted, T healthy) {
        var answer = scripted.poll();
        return answer == null ? healthy : answer;
    }
}
