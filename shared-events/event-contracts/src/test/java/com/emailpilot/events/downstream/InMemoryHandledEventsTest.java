package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryHandledEventsTest implements HandledEventsContract {

    private final HandledEvents handled = HandledEvents.inMemory(10);

    @Override
    public HandledEvents handled() {
        return handled;
    }

    @Test
    void forgetsTheOldestKeys() throws Exception {
        for (var event : IntStream.range(0, 1_000).toArray()) {
            handled.once("event-" + event, () -> {});
        }

        var first = handled.once("event-0", () -> {});
        var last = handled.once("event-999", () -> {});

        assertThat(first).isTrue();
        assertThat(last).isFalse();
    }
}
