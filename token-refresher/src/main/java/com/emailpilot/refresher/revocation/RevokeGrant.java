package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.refresher.revocation.RevocationOutcome.NothingToDo;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.TokenVault;
import com.google.common.base.Ticker;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Revokes the grant of a disconnected client at Klaviyo: step D2 of protocol 4. */
public final class RevokeGrant {

    private final ClientRecords records;
    private final TokensToRevoke tokens;
    private final KlaviyoTokens klaviyo;
    private final RevocationCommits commits;
    private final EndAttempt endAttempt;
    private final Conflicts conflicts;
    private final Ticker ticker;
    private final Supplier<String> attemptIds;

    /**
     * @param ticker measures how old an attempt is; never a clock that can jump
     * @param attemptIds a new one each time, that no other process makes
     */
    public RevokeGrant(
            Documents documents,
            TokenVault vault,
            KlaviyoTokens klaviyo,
            Conflicts conflicts,
            Ticker ticker,
            Supplier<String> attemptIds) {
        this.records = new ClientRecords(documents);
        this.tokens = new TokensToRevoke(documents, vault);
        this.klaviyo = klaviyo;
        this.commits = new RevocationCommits(documents);
        this.endAttempt = new EndAttempt(records, commits);
        this.conflicts = conflicts;
        this.ticker = ticker;
        this.attemptIds = attemptIds;
    }

    /**
     * Revokes what a disconnected client left to be revoked, one token at a time until none is left.
     *
     * <p>May run more than once and concurrently, since one attempt keeps the others out. Never an error because of
     * Klaviyo; an error means that our own store failed, and the sweep comes back to it.
     */
    public Mono<RevocationOutcome> revoke(String clientId) {
        return Mono.defer(() -> {
            var attempt = new OwnAttempt(clientId, attemptIds.get(), ticker);
            return conflicts.decideAgain(() -> begin(attempt)).flatMap(turn -> goOn(attempt, turn));
        });
    }

    private Mono<Progress> begin(OwnAttempt attempt) {
        return records.read(attempt.clientId())
                .flatMap(read -> {
                    var verdict = RevocationPolicy.judge(read.client().oauth(), attempt.id(), read.readTime());
                    return switch (verdict) {
                        case RevocationPolicy.Stop stop -> Mono.just(new Progress.Over(stop.outcome()));
                        case RevocationPolicy.Revoke revoke ->
                            tokens.next(attempt.clientId(), revoke.revocation())
                                    .flatMap(token -> take(read, attempt, token));
                        case RevocationPolicy.GoOn goOn ->
                            tokens.next(attempt.clientId(), goOn.revocation())
                                    .map(token -> new Progress.Taken(token, tokens.open(token)));
                    };
                })
                .defaultIfEmpty(new Progress.Over(new NothingToDo()));
    }

    /** A token that does not open takes no attempt: a reconnect may still cancel the revocation. */
    private Mono<Progress> take(Read read, OwnAttempt attempt, TokenToRevoke token) {
        return Mono.fromSupplier(() -> tokens.open(token))
                .flatMap(refreshToken -> {
                    attempt.beingTaken();
                    return commits.take(read.client(), attempt.id())
                            .<Progress>thenReturn(new Progress.Taken(token, refreshToken));
                })
                .onErrorResume(
                        SealBrokenException.class,
                        _ -> endAttempt.postpone(read, attempt, "token does not open", null));
    }

    private Mono<RevocationOutcome> goOn(OwnAttempt attempt, Progress progress) {
        return switch (progress) {
            case Progress.Taken taken ->
                send(attempt, taken)
                        .flatMap(result -> conflicts.decideAgain(() -> endAttempt.end(attempt, taken.token(), result)))
                        .flatMap(ended -> goOn(attempt, ended));
            case Progress.MoreLeft _ -> revoke(attempt.clientId());
            case Progress.Over over -> Mono.just(over.outcome());
        };
    }

    private Mono<RevokeResult> send(OwnAttempt attempt, Progress.Taken taken) {
        return Mono.defer(() -> attempt.maySend()
                ? klaviyo.revoke(taken.refreshToken())
                : Mono.just(new RevokeResult.Unavailable(null, "not_sent")));
    }
}
