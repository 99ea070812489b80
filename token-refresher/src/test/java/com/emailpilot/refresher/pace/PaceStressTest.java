package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@NullUnmarked
class PaceStressTest {

    private static final int MOST_UNDER_WAY = 4;
    private static final int VISITS = 20_000;
    private static final int DEEP = 5_000;

    private final Pace unit = new Pace(
            new PaceProperties(MOST_UNDER_WAY, VISITS, Duration.ofMinutes(1), Duration.ofSeconds(5)),
            Ticker.systemTicker());
    private final AtomicInteger calling = new AtomicInteger();
    private final AtomicInteger mostCalling = new AtomicInteger();

    @Test
    void servesEverybodyThoughManyLeaveAtAnyMoment() {
        var random = new Random(7);
        long served = Flux.range(0, VISITS)
                .map(_ -> Instant.ofEpochSecond(random.nextInt(1000)))
                .flatMap(expiresAt -> visit(expiresAt).subscribeOn(Schedulers.parallel()), 64)
                .count()
                .block(Duration.ofSeconds(30));

        assertThat(served).isEqualTo(VISITS);
        assertThat(mostCalling).hasValueLessThanOrEqualTo(MOST_UNDER_WAY);
        assertThat(unit.underWay()).isZero();
        assertThat(unit.waiting()).isZero();
    }

    @Test
    void doesNotPileUpEndsOnOneStack() {
        var served = new CountDownLatch(DEEP);
        var places = Flux.range(0, MOST_UNDER_WAY)
                .concatMap(_ -> unit.turn(Instant.EPOCH))
                .cast(Turn.Granted.class)
                .collectList()
                .block();
        Flux.range(0, DEEP).flatMap(_ -> endAtOnce(served), DEEP).subscribe();

        places.getFirst().ended(Call.ANSWERED);

        assertThat(served)
                .satisfies(
                        latch -> assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue());
    }

    private Mono<Turn> endAtOnce(CountDownLatch served) {
        return unit.turn(Instant.EPOCH).doOnNext(turn -> {
            served.countDown();
            ((Turn.Granted) turn).ended(Call.ANSWERED);
        });
    }

    /** Every third leaves early: before, while or after its turn comes. */
    private Mono<String> visit(Instant expiresAt) {
        var called = unit.turn(expiresAt).flatMap(turn -> switch (turn) {
            case Turn.Granted granted -> call(granted);
            case Turn.Refused _ -> Mono.just("refused");
        });
        return expiresAt.getEpochSecond() % 3 == 0 ? Mono.firstWithValue(called, soon("left")) : called;
    }

    private Mono<String> call(Turn.Granted granted) {
        return soon("called")
                .doFirst(() -> mostCalling.accumulateAndGet(calling.incrementAndGet(), Math::max))
                .doOnTerminate(calling::decrementAndGet)
                .doOnCancel(calling::decrementAndGet)
                .doOnNext(_ -> granted.ended(Call.ANSWERED))
                .doFinally(_ -> granted.ended(Call.NOT_CALLED));
    }

    private static Mono<String> soon(String word) {
        return Mono.just(word).publishOn(Schedulers.parallel());
    }
}
