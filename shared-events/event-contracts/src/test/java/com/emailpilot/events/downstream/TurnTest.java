package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Long> taken = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void waitsForEarlierEvents() throws Exception {
        var turn = new Turn(Duration.ofMinutes(1));
        turn.take(1, () -> taken.add(1L));
        var fourth = later(turn, 4);
        var third = later(turn, 3);

        turn.take(2, () -> taken.add(2L));
        third.get();
        fourth.get();

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void waitsNoLongerThanItsPatience() throws Exception {
        var turn = new Turn(Duration.ofMillis(50));
        turn.take(1, () -> taken.add(1L));

        turn.take(3, () -> taken.add(3L));
        turn.take(2, () -> taken.add(2L));

        assertThat(taken).containsExactly(1L, 3L, 2L);
    }

    @Test
    void takesTheFirstAsItComes() throws Exception {
        var turn = new Turn(Duration.ofMinutes(1));

        turn.take(17, () -> taken.add(17L));

        assertThat(taken).containsExactly(17L);
    }

    @Test
    void isNotOverForWhatFailed() throws Exception {
        var turn = new Turn(Duration.ofMinutes(1));
        turn.take(1, () -> taken.add(1L));
        assertThatIOException()
                .isThrownBy(() -> turn.take(2, () -> {
                    throw new IOException("not now");
                }));
        var third = later(turn, 3);

        turn.take(2, () -> taken.add(2L));
        third.get();

        assertThat(taken).containsExactly(1L, 2L, 3L);
    }

    private Future<Boolean> later(Turn turn, long seq) {
        return threads.submit(() -> turn.take(seq, () -> taken.add(seq)));
    }
}
