package com.emailpilot.gateway.operations;

import com.emailpilot.clients.replay.Replay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as callers see it.
 *
 * @param eventId the one event that is sent; absent for all that match
 * @param type absent where it did not matter
 * @param clientId absent as above
 * @param from absent as above
 * @param to events that were stored later are not sent
 * @param target absent for everybody
 * @param finishedAt absent while it runs
 */
record ReplayView(
        String id,
        boolean done,
        String by,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String clientId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String target,
        long expected,
        boolean moreExpected,
        long sent,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static ReplayView of(Replay replay) {
        var wanted = replay.scope().wanted();
        return new ReplayView(
                replay.id(),
                replay.isDone(),
                replay.by(),
                replay.scope().eventId(),
                wanted.type(),
                wanted.clientId(),
                wanted.from(),
                wanted.to(),
                replay.scope().target(),
                replay.expected(),
                replay.moreExpected(),
                replay.sent(),
                replay.startedAt(),
                replay.finishedAt());
    }
}
