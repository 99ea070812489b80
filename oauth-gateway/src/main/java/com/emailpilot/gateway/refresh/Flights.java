package com.emailpilot.gateway.refresh;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** One refresh of a client at a time in this process: whoever comes meanwhile joins it. */
final class Flights {

    private final ConcurrentMap<String, Mono<RefreshOutcome>> flying = new ConcurrentHashMap<>();

    /**
     * How a refresh ends.
     *
     * @param joined whether somebody else had begun it
     */
    record Flight(Mono<RefreshOutcome> end, boolean joined) {}

    /** Begins, or joins; what began goes on to its end even if nobody waits for it any more. */
    Flight join(String clientId, Supplier<Mono<RefreshOutcome>> begin) {
        Mono<RefreshOutcome> own =
                Mono.defer(begin).doFinally(_ -> flying.remove(clientId)).cache();
        var begun = flying.putIfAbsent(clientId, own);
        return begun == null ? new Flight(own, false) : new Flight(begun, true);
    }
}
