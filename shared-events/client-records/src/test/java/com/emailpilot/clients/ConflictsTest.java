package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class ConflictsTest {

    private final AtomicInteger decisions = new AtomicInteger();
    private final Conflicts unit = new Conflicts(new Random(1));

    @Test
    void decidesAgainFiveTimesAndThenGivesTheConflictOn() {
        StepVerifier.withVirtualTime(() -> unit.decideAgain(() -> conflictUntil(Integer.MAX_VALUE)))
                .thenAwait(Duration.ofMillis(5 * 80))
                .verifyError(ConflictException.class);

        assertThat(decisions).hasValue(6);
    }

    @Test
    void waitsUpToEightyMillisecondsBetweenTwoDecisions() {
        StepVerifier.withVirtualTime(() -> unit.decideAgain(() -> conflictUntil(2)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(4))
                .thenAwait(Duration.ofMillis(76))
                .expectNext(2)
                .verifyComplete();
    }

    @Test
    void givesOtherErrorsOnAtOnce() {
        StepVerifier.create(unit.decideAgain(() -> {
                    decisions.incrementAndGet();
                    return Mono.error(new IllegalStateException("broken"));
                }))
                .verifyError(IllegalStateException.class);

        assertThat(decisions).hasValue(1);
    }

    private Mono<Integer> conflictUntil(int decision) {
        int number = decisions.incrementAndGet();
        return number < decision ? Mono.error(new ConflictException("clients/c1")) : Mono.just(number);
    }
}
