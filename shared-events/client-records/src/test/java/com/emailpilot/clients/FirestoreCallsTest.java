package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.core.SettableApiFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

final class FirestoreCallsTest {

    private final SettableApiFuture<String> answer = SettableApiFuture.create();

    @Test
    void givesTheAnswer() {
        var call = FirestoreCalls.untilCancelled(() -> answer);

        StepVerifier.create(call)
                .then(() -> answer.set("yes"))
                .expectNext("yes")
                .verifyComplete();

        assertThat(answer.isCancelled()).isFalse();
    }

    @Test
    void stopsACallThatNobodyWaitsFor() {
        var call = FirestoreCalls.untilCancelled(() -> answer);

        StepVerifier.create(call).thenCancel().verifyThenAssertThat().hasNotDroppedErrors();

        assertThat(answer.isCancelled()).isTrue();
    }

    @Test
    void letsACommitGoOnThatNobodyWaitsFor() {
        var call = FirestoreCalls.toTheEnd(() -> answer);

        StepVerifier.create(call).thenCancel().verify();

        assertThat(answer.isCancelled()).isFalse();
    }

    @Test
    void keepsQuietAboutAFailureThatNobodyWaitsFor() {
        var enough = Sinks.<String>empty();
        var call = FirestoreCalls.toTheEnd(() -> answer)
                .takeUntilOther(enough.asMono())
                .doFinally(_ -> answer.setException(new IllegalStateException("too late")));

        StepVerifier.create(call)
                .then(enough::tryEmitEmpty)
                .expectComplete()
                .verifyThenAssertThat()
                .hasNotDroppedErrors();
    }
}
