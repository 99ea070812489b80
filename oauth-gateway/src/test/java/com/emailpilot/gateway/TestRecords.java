package com.emailpilot.gateway;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.FieldPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** Client documents as the provisioner writes them. */
@NullUnmarked
public final class TestRecords {

    private TestRecords() {}

    /** Stores a connected client that one user owns; what stands there before is replaced. */
    public static void connected(Documents documents, String clientId, String owner, Instant updatedAt) {
        documents
                .commit(List.of(new Write.Delete(ClientRecords.path(clientId))))
                .then(documents.commit(
                        List.of(client(clientId, owner, updatedAt).create(ClientRecords.path(clientId)))))
                .block();
    }

    /** Lets one more user see the client, in this role. */
    public static void share(Documents documents, String clientId, String user, String role) {
        var client = new ClientRecords(documents).find(clientId).block();
        var members =
                Stream.concat(client.memberIds().stream(), Stream.of(user)).distinct();
        var shared = new Changes().set("member_ids", members.toList()).set(FieldPath.of("roles", user), role);
        documents.commit(List.of(shared.update(ClientRecords.path(clientId)))).block();
    }

    /** Makes the client as the first version left it, which knew no events, generations or versions of tokens. */
    public static void ofFirstVersion(Documents documents, String clientId) {
        var old = new Changes()
                .remove("oauth.generation", "oauth.token_version", "oauth.seq", "oauth.state", "oauth.attempt");
        documents.commit(List.of(old.update(ClientRecords.path(clientId)))).block();
    }

    /** Removes all clients. */
    public static void forget(InMemoryDocuments documents) {
        forget(documents, "clients");
    }

    /** Removes all that is in these collections. */
    public static void forget(InMemoryDocuments documents, String... collections) {
        documents.dump().keySet().stream()
                .filter(path -> List.of(collections).contains(path.collection()))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
    }

    /** The client as an event tells it. */
    public static ClientState state(String clientId, long seq) {
        return new ClientState(
                clientId, "AC-" + clientId, "Shop " + clientId, ClientStatus.ACTIVE, 1, seq, Instant.EPOCH);
    }

    /** The fields of such a client, to be changed before they are stored. */
    public static Changes client(String clientId, String owner, Instant updatedAt) {
        return new Changes()
                .set("client_id", clientId)
                .set("owner_user_id", owner)
                .set("member_ids", List.of(owner))
                .set("roles", Map.of(owner, "owner"))
                .set("source", "klaviyo")
                .set("display_name", "Shop " + clientId)
                .set("status", "active")
                .set("tags", List.of("new", "oauth"))
                .set("created_at", updatedAt)
                .set("updated_at", updatedAt)
                .set("klaviyo.account_id", "AC-" + clientId)
                .set("klaviyo.account_name", "Shop " + clientId)
                .set("klaviyo.contact_email", "hello@" + clientId + ".example")
                .set("klaviyo.public_api_key", "canary-public-key")
                .set("oauth.access_token", "canary-sealed-access")
                .set("oauth.refresh_token", "canary-sealed-refresh")
                .set("oauth.state", "connected")
                .set("oauth.connected_at", updatedAt)
                .set("oauth.expires_at", updatedAt.plusSeconds(3600))
                .set("oauth.generation", 1L)
                .set("oauth.token_version", 1L)
                .set("oauth.seq", 1L)
                .set("oauth.attempt.id", "canary-attempt")
                .set("api_key.secret", "canary-api-key");
    }
}
