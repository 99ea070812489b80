package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.core.ApiFuture;
import com.google.api.core.SettableApiFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
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

    @ParameterizedTest
    @MethodSource("calls")
    void keepsQuietAboutAFailureThatNobodyWaitsFor(Function<Supplier<ApiFuture<String>>, Mono<String>> calls) {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);

        calls.apply(() -> answer).subscribe().dispose();
        answer.setException(new IllegalStateException("too late"));

        assertThat(dropped).isEmpty();
    }

    static Stream<Function<Supplier<ApiFuture<String>>, Mono<String>>> calls() {
        return Stream.of(FirestoreCalls::toTheEnd, FirestoreCalls::untilCancelled);
    }

    @AfterEach
    void forgetHooks() {
        Hooks.resetOnErrorDropped();
    }
}
