package com.emailpilot.clients;

import com.emailpilot.events.EventMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that happened, as the archive keeps it.
 *
 * @param message as it was published, and would be again
 * @param clientId absent where it is about a consent that became no client
 * @param generation absent as above
 * @param seq absent as above
 * @param storedAt server time
 */
public record ArchivedEvent(
        EventMessage message,
        @Nullable String clientId,
        @Nullable Long generation,
        @Nullable Long seq,
        Instant storedAt) {

    static final String COLLECTION = "events";
    static final String TIME = "created_at";
    static final String CLIENT = "client_id";
    static final String TYPE = "type";

    public String id() {
        return message.id();
    }

    static ArchivedEvent read(Document event) {
        return new ArchivedEvent(
                Outbox.message(event),
                event.text(CLIENT).orElse(null),
                event.number("generation").orElse(null),
                event.number("seq").orElse(null),
                event.time(TIME).orElse(event.createTime()));
    }
}
