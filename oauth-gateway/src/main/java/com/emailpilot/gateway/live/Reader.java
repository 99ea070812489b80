package com.emailpilot.gateway.live;

import java.time.Instant;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/** One open stream; only the feed that made it touches it, one call at a time. */
final class Reader {

    private static final int MOST_WAITING = 64;

    private final Queue<StreamEvent> waiting =
            Queues.<StreamEvent>get(MOST_WAITING).get();
    private final Sinks.Many<StreamEvent> sink = Sinks.many().unicast().onBackpressureBuffer(waiting);
    private final Listener listener;
    private final BooleanSupplier free;
    private Instant lastSentAt;
    private boolean behind;

    /**
     * @param free whether its connection takes more right now
     */
    Reader(Listener listener, BooleanSupplier free, Instant now) {
        this.listener = listener;
        this.free = free;
        this.lastSentAt = now;
    }

    /**
     * Who listens, and for how long at most.
     *
     * @param sessionEndsAt when the session runs out if nothing else is asked in it
     */
    record Listener(String user, String sessionHash, Instant sessionEndsAt) {}

    Listener listener() {
        return listener;
    }

    Instant lastSentAt() {
        return lastSentAt;
    }

    Flux<StreamEvent> events() {
        return sink.asFlux();
    }

    /** Tells the reader, unless it is behind: then it is spared all that comes until {@link #catchUp}. */
    void send(StreamEvent event, Instant now) {
        behind = behind || waiting.size() == MOST_WAITING || !free.getAsBoolean();
        if (!behind) {
            lastSentAt = now;
            sink.tryEmitNext(event);
        }
    }

    /**
     * Once it has taken what it was told before, a reader that fell behind hears of everything that it missed in one event.
     *
     * @param resync what tells it to load its list again
     */
    void catchUp(StreamEvent resync, Instant now) {
        if (behind && waiting.isEmpty() && free.getAsBoolean()) {
            behind = false;
            send(resync, now);
        }
    }

    void end() {
        sink.tryEmitComplete();
    }
}
