package com.emailpilot.provisioner.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@NullUnmarked
final class TurnsTest {

    private final Turns unit = new Turns(2);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void letsNoMoreWorkAtOnceThanItMay() {
        var done = Flux.range(0, 1_000)
                .flatMap(number -> unit.inTurn(work(number)), 1_000)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(done).hasSize(1_000);
        assertThat(most).hasValue(2);
        assertThat(unit.waiting()).isZero();
    }

    @Test
    void goesOnAfterFailures() {
        var failures = Flux.range(0, 10)
                .flatMap(_ ->
                        unit.inTurn(Mono.error(new IllegalStateException())).onErrorResume(_ -> Mono.just("failed")))
                .collectList()
                .block(Duration.ofSeconds(10));

        assertThat(failures).hasSize(10).containsOnly("failed");
    }

    @Test
    void givesTheTurnOfOneWhoIsGoneToTheNext() {
        List<Sinks.Empty<Void>> busy = new ArrayList<>();
        var first = begin(busy);
        var second = begin(busy);
        var third = begin(busy);

        third.dispose();
        first.dispose();
        var done = unit.inTurn(Mono.just("done")).block(Duration.ofSeconds(10));

        assertThat(done).isEqualTo("done");
        assertThat(busy).hasSize(2);
        second.dispose();
    }

    private Disposable begin(List<Sinks.Empty<Void>> busy) {
        return unit.inTurn(Mono.defer(() -> {
                    Sinks.Empty<Void> end = Sinks.empty();
                    busy.add(end);
                    return end.asMono();
                }))
                .subscribe();
    }

    private Mono<Integer> work(int number) {
        return Mono.defer(() -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return Mono.delay(Duration.ofNanos(100_000)).map(_ -> {
                underWay.decrementAndGet();
                return number;
            });
        });
    }
}
