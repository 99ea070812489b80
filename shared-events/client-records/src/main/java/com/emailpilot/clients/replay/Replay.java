package com.emailpilot.clients.replay;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.EventFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Events that are being published again, {@code replays/{id}}, or were.
 *
 * @param by who ordered it
 * @param startedAt server time
 * @param expected how many events there were to send, as far as they were counted
 * @param moreExpected whether there were more than were counted
 * @param sent how many were sent so far
 * @param cursor the last one that was sent; absent before the first
 * @param finishedAt server time; absent while it runs
 * @param document the document it was read from: the precondition of the next change
 */
public record Replay(
        String id,
        ReplayScope scope,
        String by,
        Instant startedAt,
        long expected,
        boolean moreExpected,
        long sent,
        @Nullable After cursor,
        @Nullable Instant finishedAt,
        Document document) {

    /** The status of a replay that has still to send something. */
    public static final String RUNNING = "RUNNING";
    /** The status of a replay that has sent everything. */
    public static final String DONE = "DONE";

    public boolean isDone() {
        return finishedAt != null;
    }

    static Replay read(Document replay) {
        var filter = new EventFilter(
                replay.text("type").orElse(null),
                replay.text("client_id").orElse(null),
                replay.time("from").orElse(null),
                replay.time("to").orElse(replay.createTime()));
        return new Replay(
                replay.path().id(),
                new ReplayScope(
                        replay.text("event_id").orElse(null),
                        filter,
                        replay.text("target").orElse(null),
                        replay.text("topic").orElse(null)),
                replay.text("by").orElse(""),
                replay.createTime(),
                replay.number("expected").orElse(0L),
                replay.value("more_expected", Boolean.class).orElse(false),
                replay.number("sent").orElse(0L),
                cursor(replay),
                replay.time("finished_at").orElse(null),
                replay);
    }

    private static @Nullable After cursor(Document replay) {
        return replay.text("cursor.id")
                .flatMap(id -> replay.time("cursor.at").map(at -> new After(at, id)))
                .orElse(null);
    }
}
