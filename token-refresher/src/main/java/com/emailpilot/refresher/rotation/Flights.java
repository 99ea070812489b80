package com.emailpilot.refresher.rotation;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** One piece of work per key at a time in this process; it goes on to its end even if nobody waits for it any more. */
final class Flights<T> {

    private final ConcurrentMap<String, Mono<T>> flights = new ConcurrentHashMap<>();

    /**
     * Begins the work, or joins the one that is under way.
     *
     * @param forJoiners what those hear who only joined
     */
    Mono<T> join(String key, Supplier<Mono<T>> work, UnaryOperator<T> forJoiners) {
        return Mono.defer(() -> {
            var mine = Mono.defer(work).doFinally(_ -> flights.remove(key)).cache(); // cancelling leaves the work alone
            var running = flights.putIfAbsent(key, mine);
            return running == null ? mine : running.map(forJoiners);
        });
    }

    /** Completes when everything has landed that is in the air now. */
    Mono<Void> landed() {
        return Mono.defer(
                () -> Mono.whenDelayError(List.copyOf(flights.values())).onErrorComplete());
    }
}
