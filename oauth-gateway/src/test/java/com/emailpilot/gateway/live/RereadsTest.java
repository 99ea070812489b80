package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

final class RereadsTest {

    private final List<Sinks.Empty<Void>> reads = new ArrayList<>();
    private final Rereads rereads = new Rereads(_ -> Mono.defer(() -> {
        Sinks.Empty<Void> read = Sinks.empty();
        reads.add(read);
        return read.asMono();
    }));

    @Test
    void readsOncePerQuietEvent() {
        StepVerifier.create(rereads.request("a"))
                .then(() -> reads.getFirst().tryEmitEmpty())
                .verifyComplete();

        assertThat(reads).hasSize(1);
    }

    @Test
    void sharesOneMoreReadAmongAllThatCameMeanwhile() {
        var first = rereads.request("a").toFuture();
        IntStream.range(0, 50).forEach(_ -> rereads.request("a").subscribe());

        reads.get(0).tryEmitEmpty();
        reads.get(1).tryEmitEmpty();

        assertThat(first).isCompleted();
        assertThat(reads).hasSize(2);
    }

    @Test
    void readsDifferentClientsBesideEachOther() {
        rereads.request("a").subscribe();
        rereads.request("b").subscribe();

        assertThat(reads).hasSize(2);
    }

    @Test
    void letsTheMessageComeBackAfterAFailureAndReadsAgain() {
        var failing = rereads.request("a").toFuture();
        reads.getFirst().tryEmitError(new IllegalStateException("store is down"));

        rereads.request("a").subscribe();

        assertThat(failing).isCompletedExceptionally();
        assertThat(reads).hasSize(2);
    }
}
