package com.emailpilot.operations.events;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.operations.terminal.Line;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** An event as it is printed; none holds a token. */
final class EventLine {

    private EventLine() {}

    static Line brief(ArchivedEvent event) {
        var type = event.message().type();
        return Line.empty()
                .with("event_id", event.id())
                .with("event", type.replace("com.emailpilot.", "").replaceFirst("\\.v\\d+$", ""))
                .with("type", type)
                .with("topic", event.message().topic())
                .with("client_id", event.clientId())
                .with("generation", event.generation())
                .with("seq", event.seq())
                .with("stored_at", event.storedAt());
    }

    static Line whole(ArchivedEvent event) {
        return brief(event)
                .with("attributes", new TreeMap<>(event.message().attributes()))
                .with("payload", JsonMapper.shared().readTree(event.message().data()));
    }
}
