package com.emailpilot.clients;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What to do when somebody else was faster. */
public final class Conflicts {

    private static final int MOST = 5;
    private static final long SHORTEST_MILLIS = 5;
    private static final long LONGEST_MILLIS = 80;

    private final RandomGenerator random;

    /**
     * @param random spreads the tries, so that two who collide do not collide again
     */
    public Conflicts(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Reads and decides again on each conflict, at most 5 times with jitter, then gives the conflict on.
     *
     * @param decision reads, decides and commits; may run more than once, from its first read on
     */
    public <T> Mono<T> decideAgain(Supplier<Mono<T>> decision) {
        return Mono.defer(decision).retryWhen(Retry.from(this::pauses));
    }

    private Flux<Long> pauses(Flux<Retry.RetrySignal> conflicts) {
        return conflicts.concatMap(
                conflict -> conflict.failure() instanceof ConflictException && conflict.totalRetries() < MOST
                        ? Mono.delay(pause(conflict.totalRetries()))
                        : Mono.error(conflict.failure()));
    }

    private Duration pause(long retries) {
        var longest = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << (retries + 1));
        return Duration.ofMillis(random.nextLong(SHORTEST_MILLIS, longest + 1));
    }
}
