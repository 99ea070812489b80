package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.GrantStatus;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.RotatedGrant;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The commits of a rotation of a waiting grant: steps R1, R3, R4 and R5 on the grant's own document. */
final class GrantAttempts {

    private final Documents documents;
    private final Grants grants;
    private final Conflicts conflicts;
    private final Outbox outbox;
    private final OutboxRelay relay;

    GrantAttempts(Documents documents, Conflicts conflicts, Outbox outbox, OutboxRelay relay) {
        this.documents = documents;
        this.grants = new Grants(documents);
        this.conflicts = conflicts;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** R0: the grant; empty when there is none. */
    Mono<Grants.Read> find(String grantId) {
        return grants.find(grantId);
    }

    /** R1; empty when somebody else holds it or it no longer waits. */
    Mono<HeldGrant> take(String grantId, ServerTime time) {
        return Mono.defer(() -> {
            var taking = new Taking(time.newId());
            return conflicts.decideAgain(() -> grants.find(grantId).flatMap(read -> take(taking, read, time)));
        });
    }

    private Mono<HeldGrant> take(Taking taking, Grants.Read read, ServerTime time) {
        var grant = read.grant();
        var stored = grant.attempt();
        if (stored != null && taking.isStoredAs(stored)) {
            return Mono.just(taking.held(grant, stored));
        }
        if (grant.status() != GrantStatus.WAITING || (stored != null && stored.exclusiveAt(read.readTime()))) {
            return Mono.empty();
        }
        taking.begin(stored != null, time.nanos());
        return documents
                .commit(List.of(grants.attempted(grant, taking.id())))
                .map(at -> taking.held(grant, new Attempt(taking.id(), 0, at)));
    }

    /** R3: stored as long as the grant waits with the tokens that were replaced. */
    Mono<GrantOutcome> store(HeldGrant held, RotatedGrant rotated) {
        return decide(held, fresh -> {
                    if (held.endedIn(fresh)) {
                        return Mono.just(GrantOutcome.ROTATED);
                    }
                    return held.unchangedIn(fresh)
                            ? commit(grants.rotated(fresh, rotated), GrantOutcome.ROTATED)
                            : Mono.just(GrantOutcome.NOTHING_TO_DO);
                })
                .retryWhen(StoreTokens.UNTIL_STORED);
    }

    /** R4 */
    Mono<GrantOutcome> end(HeldGrant held, boolean ambiguous) {
        return decide(
                held,
                fresh -> held.heldIn(fresh)
                        ? commit(grants.attemptEnded(fresh, held.attempt(), ambiguous), GrantOutcome.POSTPONED)
                        : Mono.just(GrantOutcome.UNDER_WAY));
    }

    /** R5: the grant is over only if it still waits with the tokens that Klaviyo refused, and nobody took over. */
    Mono<GrantOutcome> refuse(HeldGrant held) {
        return decide(
                held,
                fresh -> held.heldIn(fresh) && held.unchangedIn(fresh)
                        ? refuse(held, fresh)
                        : Mono.just(GrantOutcome.UNDER_WAY));
    }

    private Mono<GrantOutcome> refuse(HeldGrant held, Grant fresh) {
        var now = held.attempt().takenAt();
        var refused = new ConnectionRefused(
                fresh.grantId(), fresh.connectedBy(), fresh.expectedClientId(), RefusalReason.GRANT_EXPIRED, now);
        var entry = outbox.entry(refused, now, null);
        List<Write> writes = new ArrayList<>(entry.writes());
        writes.add(grants.refused(fresh, RefusalReason.GRANT_EXPIRED, now));
        return documents
                .commit(writes)
                .doOnSuccess(_ -> relay.announce(List.of(entry)))
                .thenReturn(GrantOutcome.REFUSED);
    }

    private Mono<GrantOutcome> decide(HeldGrant held, Function<Grant, Mono<GrantOutcome>> decision) {
        return Mono.defer(() ->
                conflicts.decideAgain(() -> grants.find(held.grant().grantId())
                        .map(read -> Optional.of(read.grant()))
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(found -> found.filter(fresh -> fresh.status() == GrantStatus.WAITING)
                                .map(decision)
                                .orElseGet(() -> Mono.just(GrantOutcome.NOTHING_TO_DO)))));
    }

    private Mono<GrantOutcome> commit(Write write, GrantOutcome outcome) {
        return documents.commit(List.of(write)).thenReturn(outcome);
    }
}
