package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Decides on the record that R1 left behind, and on a conflict again on the record as it is by then. */
final class LatestRecord {

    private final ClientRecords clients;
    private final Conflicts conflicts;

    LatestRecord(ClientRecords clients, Conflicts conflicts) {
        this.clients = clients;
        this.conflicts = conflicts;
    }

    /**
     * Runs the decision until its commit meets no conflict; empty when the record is gone.
     *
     * @param decision commits with the update time that it is given; may run more than once
     */
    <T> Mono<T> decide(Held held, Function<Known, Mono<T>> decision) {
        var first = new AtomicBoolean(true);
        return Mono.defer(() -> conflicts.decideAgain(() -> {
            var known = first.getAndSet(false)
                    ? Mono.just(new Known(held.client(), held.updateTime(), true))
                    : readAgain(held.clientId());
            return known.flatMap(decision);
        }));
    }

    private Mono<Known> readAgain(String clientId) {
        return clients.find(clientId)
                .map(client -> new Known(client, client.document().updateTime(), false));
    }
}
