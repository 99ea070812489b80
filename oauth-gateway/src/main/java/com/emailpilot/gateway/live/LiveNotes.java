package com.emailpilot.gateway.live;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.gateway.clients.ClientView;
import com.emailpilot.gateway.console.Notice;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Words events for browsers: JSON in one line, with nothing that the list would not show. */
final class LiveNotes {

    private final JsonMapper json;

    LiveNotes(JsonMapper json) {
        this.json = json;
    }

    Note pending(KlaviyoConnected connected) {
        return note(
                "connection-pending",
                new Pending(connected.grantId(), connected.occurredAt()),
                Set.of(connected.connectedBy()));
    }

    Note refused(ConnectionRefused refused) {
        return note(
                "connection-refused",
                new Refused(
                        refused.grantId(),
                        refused.clientId(),
                        refused.reason().word(),
                        Notice.of(refused.reason()).sentence()),
                Set.of(refused.connectedBy()));
    }

    Note client(String event, ClientRecord client) {
        return note(event, ClientView.of(client), Set.copyOf(client.memberIds()));
    }

    Note removed(String clientId, Set<String> formerMembers) {
        return note("client-removed", new Removed(clientId), formerMembers);
    }

    private Note note(String event, Object content, Set<String> readers) {
        return new Note(event, json.writeValueAsString(content), readers);
    }

    private record Pending(String connectionId, Instant since) {}

    private record Refused(String connectionId, @Nullable String clientId, String reason, String message) {}

    private record Removed(String clientId) {}
}
