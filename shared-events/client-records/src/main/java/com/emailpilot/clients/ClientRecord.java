package com.emailpilot.clients;

import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client: one Klaviyo account of an agency, and the connection to it.
 *
 * @param memberIds everybody who may see it, the owner included
 * @param roles role of each member, by user
 * @param health absent before the first probe
 * @param apiKey sealed; absent unless the client has a private key beside or instead of its OAuth connection
 * @param updatedAt the last change that a person would notice
 * @param document the document it was read from: the precondition of the next change
 */
public record ClientRecord(
        String clientId,
        String ownerUserId,
        List<String> memberIds,
        Map<String, String> roles,
        String displayName,
        ClientStatus status,
        List<String> tags,
        KlaviyoProfile klaviyo,
        Connection oauth,
        @Nullable Health health,
        @Nullable String apiKey,
        Instant createdAt,
        Instant updatedAt,
        Document document) {

    public ClientRecord {
        memberIds = List.copyOf(memberIds);
        roles = Map.copyOf(roles);
        tags = List.copyOf(tags);
    }

    /** Whether the user may see the client. */
    public boolean visibleTo(String user) {
        return memberIds.contains(user);
    }

    /** Whether a person gave the client a name of its own. */
    public boolean renamed() {
        return !displayName.equals(klaviyo.accountName());
    }

    /** The client as an event with this number tells it. */
    public ClientState stateAt(long seq, Instant occurredAt) {
        return stateAt(status, seq, occurredAt);
    }

    /** The client as an event with this number tells it that gives it another status. */
    public ClientState stateAt(ClientStatus after, long seq, Instant occurredAt) {
        return new ClientState(clientId, klaviyo.accountId(), displayName, after, oauth.generation(), seq, occurredAt);
    }

    @Override
    public String toString() {
        return "ClientRecord[" + clientId + "]";
    }
}
