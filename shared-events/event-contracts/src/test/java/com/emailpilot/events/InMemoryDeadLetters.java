package com.emailpilot.events;

import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dead letters of one subscription, and who drains them; keeps all for the test to look at. */
final class InMemoryDeadLetters implements OpenSubscription {

    private final List<DeadLetter> all = new CopyOnWriteArrayList<>();
    private volatile @Nullable DeadLetterHandler handler;

    Mono<Void> handler(DeadLetterHandler drain) {
        handler = drain;
        return Flux.fromIterable(all).concatMap(drain::handle).then();
    }

    Mono<Void> add(DeadLetter letter) {
        all.add(letter);
        DeadLetterHandler drain = handler;
        return drain == null ? Mono.empty() : drain.handle(letter);
    }

    List<DeadLetter> all() {
        return List.copyOf(all);
    }

    @Override
    public boolean healthy() {
        return handler != null;
    }

    @Override
    public void close() {
        handler = null;
    }
}
