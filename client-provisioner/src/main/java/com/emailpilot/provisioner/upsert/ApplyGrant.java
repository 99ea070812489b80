package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Backoff;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.GrantStatus;
import com.emailpilot.clients.Grants;
import com.emailpilot.events.RefusalReason;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.KlaviyoAccount;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.vault.SealBrokenException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a waiting grant part of the one client record of its Klaviyo account: steps P2 to P5 of protocol 2. */
final class ApplyGrant {

    private static final Backoff PUT_OFF = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10));

    private final Grants grants;
    private final GrantTokens tokens;
    private final KlaviyoAccounts klaviyo;
    private final FindTarget findTarget;
    private final UpsertCommits commits;
    private final Conflicts conflicts;

    ApplyGrant(
            Grants grants,
            GrantTokens tokens,
            KlaviyoAccounts klaviyo,
            FindTarget findTarget,
            UpsertCommits commits,
            Conflicts conflicts) {
        this.grants = grants;
        this.tokens = tokens;
        this.klaviyo = klaviyo;
        this.findTarget = findTarget;
        this.commits = commits;
        this.conflicts = conflicts;
    }

    /** May run more than once and concurrently for the same grant: the first commit wins, and the others find it closed. */
    Mono<ApplyOutcome> apply(String grantId) {
        return Mono.defer(() -> {
            var account = new AskedAccount(klaviyo);
            return conflicts.decideAgain(() -> grants.find(grantId) // P2
                    .filter(read -> read.grant().status() == GrantStatus.WAITING)
                    .flatMap(read -> identify(read.grant(), read.readTime(), account))
                    .defaultIfEmpty(new ApplyOutcome.AlreadyDone()));
        });
    }

    private Mono<ApplyOutcome> identify(Grant grant, Instant now, AskedAccount account) { // P3
        return switch (FreshnessPolicy.of(grant, now)) {
            case FRESH -> askKlaviyo(grant, now, account);
            case EXPIRED -> waitForFreshTokens(grant, now, "token expired");
            case BEING_ROTATED -> postpone(grant, now, "rotation under way", null);
        };
    }

    private Mono<ApplyOutcome> askKlaviyo(Grant grant, Instant now, AskedAccount account) {
        return Mono.fromSupplier(() -> tokens.open(grant, now))
                .flatMap(opened -> account.of(opened.tokens()).flatMap(answer -> act(opened, answer)))
                .onErrorResume(SealBrokenException.class, _ -> postpone(grant, now, "tokens do not open", null));
    }

    private Mono<ApplyOutcome> act(OpenedGrant opened, ApiResult<KlaviyoAccount> answer) {
        var grant = opened.grant();
        var now = opened.readTime();
        return switch (answer) {
            case ApiResult.Answered<KlaviyoAccount> answered -> upsert(opened, answered.value());
            case ApiResult.PermissionDenied<KlaviyoAccount> _ ->
                commits.refuse(grant, RefusalReason.MISSING_SCOPE, null, now);
            case ApiResult.Unauthorized<KlaviyoAccount> _ -> waitForFreshTokens(grant, now, "unauthorized");
            case ApiResult.Unavailable<KlaviyoAccount> trouble ->
                postpone(grant, now, trouble.reason(), trouble.retryAfter());
        };
    }

    private Mono<ApplyOutcome> upsert(OpenedGrant opened, KlaviyoAccount account) { // P4
        var grant = opened.grant();
        var now = opened.readTime();
        return findTarget.ofAccount(account.accountId()).flatMap(target -> switch (UpsertPolicy.judge(grant, target)) {
            case UpsertPolicy.Apply _ -> commits.apply(opened, account, target); // P5
            case UpsertPolicy.Refuse refuse -> commits.refuse(grant, refuse.reason(), target.client(), now);
            case UpsertPolicy.WaitForRevocation _ -> postpone(grant, now, "revocation under way", null);
        });
    }

    private Mono<ApplyOutcome> waitForFreshTokens(Grant grant, Instant now, String cause) {
        return tokens.requestFreshOnes(grant, now).then(postpone(grant, now, cause, null));
    }

    private Mono<ApplyOutcome> postpone(Grant grant, Instant now, String cause, @Nullable Duration retryAfter) {
        return commits.postpone(grant, cause, now.plus(PUT_OFF.after(grant.postponed(), retryAfter)));
    }
}
