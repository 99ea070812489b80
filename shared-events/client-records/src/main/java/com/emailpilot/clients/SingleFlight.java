package com.emailpilot.clients;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Lets one piece of work per key run at a time in this process; whoever comes meanwhile shares its end.
 *
 * <p>What began goes on to its end even if nobody waits for it any more.
 */
public final class SingleFlight<K, T> {

    private final ConcurrentMap<K, Mono<T>> inTheAir = new ConcurrentHashMap<>();

    /** Begins the work on subscription, or joins what is in the air. */
    public Mono<T> join(K key, Supplier<Mono<T>> work) {
        return join(key, work, UnaryOperator.identity());
    }

    /**
     * Begins the work on subscription, or joins what is in the air; who has heard an end and asks again begins anew.
     *
     * @param forJoiners what those hear who did not begin it
     */
    public Mono<T> join(K key, Supplier<Mono<T>> work, UnaryOperator<T> forJoiners) {
        return Mono.defer(() -> {
            var own = own(key, work);
            var begun = inTheAir.putIfAbsent(key, own);
            return begun == null ? own : begun.map(forJoiners);
        });
    }

    /** Completes when all has landed, well or not, that is in the air now. */
    public Mono<Void> landed() {
        return Mono.defer(
                () -> Mono.whenDelayError(List.copyOf(inTheAir.values())).onErrorComplete());
    }

    /** A cache does not hand cancellations on. */
    private Mono<T> own(K key, Supplier<Mono<T>> work) {
        return Mono.defer(work).doOnTerminate(() -> inTheAir.remove(key)).cache();
    }
}
