package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.Revocation;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.refresher.revocation.RevocationOutcome.NothingToDo;
import com.emailpilot.refresher.revocation.RevocationOutcome.Postponed;
import com.emailpilot.refresher.revocation.RevocationOutcome.Revoked;
import com.emailpilot.refresher.revocation.RevocationOutcome.UnderWay;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stores how an attempt to revoke ended, as long as the attempt is still ours. */
final class EndAttempt {

    /** With these Klaviyo says that the token is none, or none any more. */
    private static final Set<String> DEAD_ALREADY = Set.of("invalid_grant", "invalid_token");

    private final ClientRecords records;
    private final RevocationCommits commits;

    EndAttempt(ClientRecords records, RevocationCommits commits) {
        this.records = records;
        this.commits = commits;
    }

    /** A conflict means: read and decide again. */
    Mono<Progress> end(OwnAttempt attempt, TokenToRevoke token, RevokeResult result) {
        return records.read(attempt.clientId())
                .flatMap(read -> {
                    var oauth = read.client().oauth();
                    if (oauth.rotation().endedBy(attempt.id())) { // our own lost answer
                        return Mono.just(asStored(oauth));
                    }
                    return oauth.rotation().attemptedBy(attempt.id())
                            ? store(read, attempt, token, result)
                            : Mono.just(new Progress.Over(new UnderWay()));
                })
                .defaultIfEmpty(new Progress.Over(new NothingToDo()));
    }

    /** Not confirmed: tried again later. */
    Mono<Progress> postpone(Read read, OwnAttempt attempt, String cause, @Nullable Duration retryAfter) {
        var client = read.client();
        var failures = client.oauth().rotation().failures();
        var retryAt = read.readTime().plus(RevocationPolicy.pauseAfter(failures, retryAfter));
        return commits.postpone(client, attempt.id(), cause, retryAt)
                .thenReturn(new Progress.Over(new Postponed(cause, retryAt)));
    }

    private Mono<Progress> store(Read read, OwnAttempt attempt, TokenToRevoke token, RevokeResult result) {
        return switch (result) {
            case RevokeResult.Revoked _ -> confirmed(read, attempt, token);
            case RevokeResult.Rejected(String error)
            when DEAD_ALREADY.contains(error) -> confirmed(read, attempt, token);
            case RevokeResult.Rejected _ -> postpone(read, attempt, "rejected", null);
            case RevokeResult.ClientRefused _ -> postpone(read, attempt, "client_refused", null);
            case RevokeResult.Unavailable unavailable ->
                postpone(read, attempt, unavailable.reason(), unavailable.retryAfter());
        };
    }

    /** The record is done with only when the token that it holds now is the one that Klaviyo confirmed. */
    private Mono<Progress> confirmed(Read read, OwnAttempt attempt, TokenToRevoke token) {
        var client = read.client();
        return holds(client.oauth().revocation(), token)
                ? commits.finish(client, attempt.id()).thenReturn(new Progress.Over(new Revoked()))
                : commits.goOn(client, attempt.id(), token).thenReturn(new Progress.MoreLeft());
    }

    private static boolean holds(@Nullable Revocation revocation, TokenToRevoke token) {
        return revocation != null && revocation.refreshToken().equals(token.sealed());
    }

    private static Progress asStored(Connection oauth) {
        var last = oauth.rotation().lastAttempt();
        if (last != null && last.retryAt() != null) {
            return new Progress.Over(new Postponed(last.outcome(), last.retryAt()));
        }
        return oauth.revocation() == null ? new Progress.Over(new Revoked()) : new Progress.MoreLeft();
    }
}
