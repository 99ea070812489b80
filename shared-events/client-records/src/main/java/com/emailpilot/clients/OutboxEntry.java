package com.emailpilot.clients;

import com.emailpilot.events.EventMessage;
import java.util.List;

/**
 * An event and the writes that store it: archived in {@code events}, waiting in {@code outbox}.
 *
 * @param writes belong into the commit that makes the event true
 */
public record OutboxEntry(EventMessage message, List<Write> writes) {

    public OutboxEntry {
        writes = List.copyOf(writes);
    }
}
