package com.emailpilot.simulator;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets a process relay its outbox every 5 s, but only where there is something in it: nothing else could happen. */
final class Relaying {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final World world;
    private final Life life;
    private final Supplier<Mono<Void>> relay;

    Relaying(World world, Life life, Supplier<Mono<Void>> relay) {
        this.world = world;
        this.life = life;
        this.relay = relay;
    }

    void start() {
        world.time().after(EVERY, life, this::turn);
    }

    private void turn() {
        world.time().after(EVERY, life, this::turn);
        if (!world.store().all("outbox").isEmpty()) {
            relay.get().onErrorComplete().subscribe();
        }
    }
}
