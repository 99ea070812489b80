package com.emailpilot.clients;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What to do when somebody else was faster. */
public final class Conflicts {

    private static final Retry DECIDE_AGAIN = Retry.backoff(5, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(80))
            .jitter(1.0)
            .filter(ConflictException.class::isInstance)
            .onRetryExhaustedThrow((_, signal) -> signal.failure());

    private Conflicts() {}

    /**
     * Reads and decides again on each conflict, at most 5 times with jitter, then gives the conflict on.
     *
     * @param decision reads, decides and commits; may run more than once, from its first read on
     */
    public static <T> Mono<T> decideAgain(Supplier<Mono<T>> decision) {
        return Mono.defer(decision).retryWhen(DECIDE_AGAIN);
    }
}
