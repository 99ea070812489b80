package com.emailpilot.gateway.live;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.gateway.clients.AccessPolicy;
import com.emailpilot.gateway.clients.ClientView;
import com.emailpilot.gateway.console.Notice;
import java.time.Instant;
import java.util.List;
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

    /** Those who may change the client are told so, and those who may only look are told that. */
    List<Note> client(String event, ClientRecord client) {
        var members = client.memberIds().stream()
                .collect(partitioningBy(user -> AccessPolicy.mayChange(user, client), toSet()));
        return members.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> note(event, ClientView.of(client, group.getKey()), group.getValue()))
                .toList();
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
