package com.emailpilot.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived.
 *
 * @param id the CloudEvents id; the message's own id for a hint that has none
 * @param time when it happened
 * @param event what happened
 * @param replayId the replay that sent it again; absent the first time
 * @param traceparent W3C trace context of the sender; absent where it sent none
 */
public record ReceivedEvent(
        String id,
        Instant time,
        Event event,
        @Nullable String replayId,
        @Nullable String traceparent) {

    /** What the id of a replay begins with that sends one dead letter again. */
    public static final String REDRIVE = "redrive-";

    /** Whether a replay sent the event again. */
    public boolean replayed() {
        return replayId != null;
    }

    /** Whether it was sent again because its consumer could not handle it, so that it may never have had its effect. */
    public boolean redriven() {
        return replayId != null && replayId.startsWith(REDRIVE);
    }
}
