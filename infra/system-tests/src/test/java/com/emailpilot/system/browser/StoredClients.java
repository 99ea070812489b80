package com.emailpilot.system.browser;

import static org.awaitility.Awaitility.await;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.common.collect.Lists;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The records of clients, to bring about what would take long, or what no page does yet. */
final class StoredClients implements AutoCloseable {

    private static final int MOST_WRITES = 500;
    private static final Duration AGE = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Firestore firestore;

    StoredClients(String projectId, String emulatorHost) {
        firestore = FirestoreOptions.newBuilder()
                .setProjectId(projectId)
                .setEmulatorHost(emulatorHost)
                .build()
                .getService();
    }

    /** Connected clients of these names, that nobody at Klaviyo knows; an open page is not told of them. */
    void add(String owner, List<String> names) {
        for (var some : Lists.partition(names, MOST_WRITES)) {
            var batch = firestore.batch();
            some.forEach(name -> {
                var id = UUID.randomUUID().toString();
                batch.create(document(id), connected(id, owner, name));
            });
            done(batch.commit(), owner);
        }
    }

    /** Gives a client another name; an open page is told with the next event of the client. */
    void rename(String clientId, String name) {
        change(clientId, FieldPath.of("display_name"), name);
    }

    /** Makes its tokens two hours old, so that a refresh by hand asks Klaviyo. */
    void age(String clientId) {
        var longAgo = Timestamp.now().getSeconds() - AGE.toSeconds();
        change(clientId, FieldPath.of("oauth", "last_refreshed_at"), Timestamp.ofTimeSecondsAndNanos(longAgo, 0));
    }

    /** Gives a member another role; open pages are told with the next event of the client. */
    void giveRole(String clientId, String user, String role) {
        change(clientId, FieldPath.of("roles", user), role);
    }

    /** Stores any document, in whatever collection. */
    void put(String path, Map<String, Object> fields) {
        done(firestore.document(path).set(fields), path);
    }

    /** An event of a client, as the archive keeps it. */
    DocumentSnapshot event(String clientId, String type) {
        try {
            return firestore
                    .collection("events")
                    .whereEqualTo("client_id", clientId)
                    .get()
                    .get()
                    .getDocuments()
                    .stream()
                    .filter(event -> type.equals(event.getString("type")))
                    .findFirst()
                    .orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The events of " + clientId + " cannot be read", e);
        }
    }

    /** Waits until Klaviyo has revoked what a disconnect left. */
    void awaitRevoked(String clientId) {
        await().atMost(PATIENCE).until(() -> {
            var client = document(clientId).get().get();
            return client.contains("oauth.revoked_at") && !client.contains("oauth.revocation");
        });
    }

    @Override
    public void close() {
        try {
            firestore.close();
        } catch (Exception e) {
            throw new IllegalStateException("The connection to Firestore does not close", e);
        }
    }

    private void change(String clientId, FieldPath field, Object value) {
        done(document(clientId).update(field, value), clientId);
    }

    private static Map<String, Object> connected(String id, String owner, String name) {
        var now = Timestamp.now();
        var account =
                Map.of("account_id", id.substring(0, 6), "account_name", name, "contact_email", "hello@shop.example");
        var connection = Map.of("state", "connected", "generation", 1L, "token_version", 1L, "seq", 1L);
        return Map.of(
                "client_id", id,
                "owner_user_id", owner,
                "member_ids", List.of(owner),
                "oauth", connection,
                "display_name", name,
                "status", "active",
                "created_at", now,
                "updated_at", now,
                "klaviyo", account);
    }

    private static void done(Future<?> write, String what) {
        try {
            var _ = write.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("What is stored of " + what + " cannot be changed", e);
        }
    }

    private DocumentReference document(String clientId) {
        return firestore.document("clients/" + clientId);
    }
}
