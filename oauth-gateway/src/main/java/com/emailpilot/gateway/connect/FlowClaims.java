package com.emailpilot.gateway.connect;

import com.emailpilot.clients.Claim;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.UsedStates;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Step C1: each state is claimed before anything else happens with it, and keeps how its flow ended. */
final class FlowClaims {

    private static final Claim SESSION_ENDED = new Claim.Finished(Outcome.INVALID_STATE.code());

    private final UsedStates usedStates;
    private final Documents documents;
    private final InstantSource clock;

    FlowClaims(UsedStates usedStates, Documents documents, InstantSource clock) {
        this.usedStates = usedStates;
        this.documents = documents;
        this.clock = clock;
    }

    /** Claims the flow's state; a flow whose session ended in between is over. */
    Mono<Claim> claim(Flow flow, SignedIn person) {
        var claim =
                usedStates.claim(flow.stateHash(), UUID.randomUUID().toString(), person.sessionHash(), clock.instant());
        return Mono.zip(claim, sessionEnded(person), (won, ended) -> ended ? SESSION_ENDED : won);
    }

    /** Stores that the flow ended without a grant; a conflict is our own commit whose answer was lost. */
    Mono<Outcome> close(ClaimedFlow claimed, Outcome outcome) {
        var row = ConsentRow.of(claimed, outcome);
        return documents
                .commit(List.of(usedStates.result(claimed.id(), outcome.code()), row.create()))
                .onErrorComplete(ConflictException.class)
                .thenReturn(outcome);
    }

    static Outcome outcomeOf(Claim.Finished finished) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.code().equals(finished.outcome()))
                .findFirst()
                .orElse(Outcome.TOKEN_EXCHANGE_FAILED);
    }

    private Mono<Boolean> sessionEnded(SignedIn person) {
        return documents
                .read(new DocumentPath("ended_sessions", person.sessionHash()))
                .map(snapshot -> snapshot.document() != null);
    }
}
