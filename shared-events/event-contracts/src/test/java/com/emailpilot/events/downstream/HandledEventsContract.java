package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every memory of handled events does; each test gets one of its own. */
public interface HandledEventsContract {

    HandledEvents handled();

    @Test
    default void takesAnEffectOnce() throws Exception {
        var effects = new AtomicInteger();
        handled().once("event-1", effects::incrementAndGet);

        var again = handled().once("event-1", effects::incrementAndGet);

        assertThat(again).isFalse();
        assertThat(effects).hasValue(1);
    }

    @Test
    default void keepsEventsApart() throws Exception {
        handled().once("event-1", () -> {});

        var other = handled().once("event-2", () -> {});

        assertThat(other).isTrue();
    }

    @Test
    default void takesAnEffectAgainThatFailed() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> handled().once("event-1", () -> {
                    throw new IOException("not now");
                }));

        var again = handled().once("event-1", () -> {});

        assertThat(again).isTrue();
    }

    @Test
    default void takesAnEffectOnceAmongManyAtOnce() throws Exception {
        var effects = new AtomicInteger();
        Callable<Boolean> attempt = () -> handled().once("event-1", effects::incrementAndGet);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = threads
                    .invokeAll(Stream.generate(() -> attempt).limit(50).toList())
                    .stream()
                    .map(Future::resultNow);

            assertThat(taken).containsOnlyOnce(true);
        }
        assertThat(effects).hasValue(1);
    }
}
