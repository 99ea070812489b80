package com.emailpilot.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** A handler that keeps what it got, for a test that waits. */
public final class SeenEvents implements EventHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final LinkedBlockingQueue<ReceivedEvent> seen = new LinkedBlockingQueue<>();

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return Mono.fromRunnable(() -> seen.add(received));
    }

    /** The next event; waits for it, and fails when none comes. */
    public ReceivedEvent next() {
        return first(seen);
    }

    /** Takes the first of a queue; waits for it, and fails when none comes. */
    public static <T> T first(BlockingQueue<T> queue) {
        try {
            T first = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                throw new AssertionError("Nothing came within " + PATIENCE);
            }
            return first;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What has come and was not asked for yet. */
    public List<ReceivedEvent> unread() {
        return List.copyOf(seen);
    }
}
