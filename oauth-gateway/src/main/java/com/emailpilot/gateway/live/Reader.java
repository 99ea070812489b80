package com.emailpilot.gateway.live;

import java.time.Instant;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/** One open stream; only the feed that made it touches it, one call at a time. */
final class Reader {

    private static final int MOST_WAITING = 64;

    private final Sinks.Many<ServerSentEvent<String>> sink = Sinks.many()
            .unicast()
            .onBackpressureBuffer(
                    Queues.<ServerSentEvent<String>>get(MOST_WAITING).get());
    private final Listener listener;
    private Instant lastSentAt;

    Reader(Listener listener, Instant now) {
        this.listener = listener;
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

    Flux<ServerSentEvent<String>> events() {
        return sink.asFlux();
    }

    /** False if the reader is too slow: it has to come again and say where it stopped. */
    boolean send(ServerSentEvent<String> event, Instant now) {
        lastSentAt = now;
        return sink.tryEmitNext(event).isSuccess();
    }

    void end() {
        sink.tryEmitComplete();
    }
}
