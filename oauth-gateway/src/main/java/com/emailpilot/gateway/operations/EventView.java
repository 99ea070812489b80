package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ArchivedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a list shows it.
 *
 * @param clientId absent where it is about a consent that became no client
 * @param generation absent as above
 * @param seq absent as above
 * @param storedAt server time
 */
record EventView(
        String id,
        String type,
        String topic,
        @Nullable String clientId,
        @Nullable Long generation,
        @Nullable Long seq,
        Instant storedAt) {

    /**
     * Some events, the newest first.
     *
     * @param nextCursor of the page after this one; absent if this is the last one
     */
    record Page(List<EventView> events, @Nullable String nextCursor) {

        Page {
            events = List.copyOf(events);
        }
    }

    static EventView of(ArchivedEvent event) {
        return new EventView(
                event.id(),
                event.message().type(),
                event.message().topic(),
                event.clientId(),
                event.generation(),
                event.seq(),
                event.storedAt());
    }

    /** The type without what all types have in common. */
    public String name() {
        return type.replace("com.emailpilot.", "").replaceFirst("\\.v\\d+$", "");
    }
}
