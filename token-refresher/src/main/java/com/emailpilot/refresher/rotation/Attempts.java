package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.refresher.attempt.AttemptFields;
import com.emailpilot.refresher.metrics.RotationMetrics;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Begins attempts and ends those that brought no tokens: steps R1 and R4. */
final class Attempts {

    private final ClientRecords clients;
    private final ClientCommits commits;
    private final Conflicts conflicts;
    private final LatestRecord latest;
    private final ServerTime time;
    private final RotationMetrics metrics;

    Attempts(RotationStore store, ServerTime time) {
        this.clients = store.clients();
        this.commits = store.commits();
        this.conflicts = store.conflicts();
        this.latest = store.latest();
        this.time = time;
        this.metrics = store.metrics();
    }

    /** Step R1. */
    Mono<Taken> take(ClientRecords.Read first, Wish wish) {
        return Mono.defer(() -> {
            var taking = new Taking(time.newId());
            var clientId = first.client().clientId();
            return conflicts
                    .decideAgain(() -> (taking.begun() ? clients.read(clientId) : Mono.just(first))
                            .flatMap(read -> take(taking, wish, read)))
                    .defaultIfEmpty(new Taken.Stopped(new RotationOutcome.NothingToDo()));
        });
    }

    private Mono<Taken> take(Taking taking, Wish wish, ClientRecords.Read read) {
        var client = read.client();
        var oauth = client.oauth();
        var stored = oauth.rotation().attempt();
        if (stored != null && taking.isStoredAs(stored)) {
            return Mono.just(taking.held(client, stored, client.document().updateTime()));
        }
        return switch (RotationPolicy.decide(oauth, wish, read.readTime())) {
            case RotationPolicy.Stop(RotationOutcome outcome) -> Mono.just(new Taken.Stopped(outcome));
            case RotationPolicy.Take(boolean takesOver) -> {
                taking.begin(takesOver, time.nanos());
                yield commits.store(
                                taken(taking, client, read.readTime()),
                                client.document().updateTime())
                        .doOnSuccess(_ -> counted(takesOver))
                        .map(at -> taking.held(client, new Attempt(taking.id(), oauth.tokenVersion(), at), at));
            }
        };
    }

    private static ClientCommit taken(Taking taking, ClientRecord client, Instant now) {
        var rotation = client.oauth().rotation();
        var commit = new ClientCommit(client, client.status(), now);
        AttemptFields.taken(commit.changes(), taking.id(), client.oauth().tokenVersion());
        var left = rotation.attempt();
        if (left != null && rotation.ambiguousSince() == null) {
            commit.changes().set("oauth.ambiguous_since", left.takenAt());
        }
        return commit;
    }

    private void counted(boolean takesOver) {
        if (takesOver) {
            metrics.attemptTakenOver();
        } else {
            metrics.attemptTaken();
        }
    }

    /** Step R4: writes how the attempt ended, only while it is ours. */
    Mono<RotationOutcome> end(Held held, AttemptEnd end) {
        return latest.decide(held, known -> known.heldBy(held) ? end(held, end, known) : ended(held, known))
                .defaultIfEmpty(new RotationOutcome.NothingToDo());
    }

    private Mono<RotationOutcome> end(Held held, AttemptEnd end, Known known) {
        var now = time.now(held);
        var rotation = known.client().oauth().rotation();
        var retryAt = retryAt(known.client(), end, now);
        var commit = new ClientCommit(known.client(), known.client().status(), now);
        AttemptFields.ended(commit.changes(), held.attempt().id(), end.outcome(), retryAt)
                .set("oauth.next_refresh_at", retryAt)
                .set("oauth.failures", rotation.failures() + (end.degrades() ? 1 : 0));
        if (end.ambiguous() && rotation.ambiguousSince() == null) {
            commit.changes().set("oauth.ambiguous_since", held.attempt().takenAt());
        }
        if (end.degrades() && known.client().oauth().state() == ConnectionState.CONNECTED) {
            degrade(commit, end);
        }
        return commits.store(commit, known.updateTime())
                .thenReturn(new RotationOutcome.Postponed(end.outcome(), retryAt));
    }

    private Instant retryAt(ClientRecord client, AttemptEnd end, Instant now) {
        if (end.retryAfter() != null) {
            return BackoffPolicy.afterWaiting(now, end.retryAfter(), time.random());
        }
        var needBy = end.ofThisClient() ? null : client.oauth().expiresAt();
        return BackoffPolicy.retryAt(now, client.oauth().rotation().failures(), needBy, time.random());
    }

    private static void degrade(ClientCommit commit, AttemptEnd end) {
        commit.noticeable()
                .telling(state -> new ConnectionDegraded(state, end.outcome()))
                .changes()
                .set("oauth.state", ConnectionState.DEGRADED.word())
                .set("oauth.reason", end.outcome());
    }

    /** Our own commit whose answer was lost, or somebody who took over. */
    private static Mono<RotationOutcome> ended(Held held, Known known) {
        var last = known.client().oauth().rotation().lastAttempt();
        return Mono.just(
                last != null && known.endedBy(held)
                        ? new RotationOutcome.Postponed(last.outcome(), last.retryAt())
                        : RotationOutcome.UnderWay.BEGUN);
    }
}
