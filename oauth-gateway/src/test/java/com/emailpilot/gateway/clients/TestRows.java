package com.emailpilot.gateway.clients;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;

/** Rows of connected clients of one owner, as they are loaded. */
@NullUnmarked
public final class TestRows {

    static final String ADMIN = "admin@example.com";
    static final String SECOND = "second@example.com";
    static final Instant TIME = Instant.parse("2026-02-03T10:00:00.123456Z");

    private TestRows() {}

    /** Lets a user look at the list, from which on the rows are in memory. */
    public static void load(ClientRows rows, String user) {
        rows.of(user).block();
    }

    static ClientRow row(String clientId) {
        return row(clientId, client -> client);
    }

    /** A client that differs from a plain one. */
    static ClientRow row(String clientId, UnaryOperator<Changes> difference) {
        return ClientRow.of(client(clientId, difference));
    }

    static ClientRecord client(String clientId, UnaryOperator<Changes> difference) {
        var documents = new InMemoryDocuments();
        var fields = difference.apply(TestRecords.client(clientId, ADMIN, TIME));
        documents.commit(List.of(fields.create(ClientRecords.path(clientId)))).block();
        return new ClientRecords(documents).find(clientId).block();
    }

    /** How the refresher leaves a client in this state. */
    static UnaryOperator<Changes> in(String state, String status) {
        return client -> client.set("oauth.state", state).set("status", status);
    }

    /** How a probe leaves a client. */
    static UnaryOperator<Changes> probed(boolean ok, Instant checkedAt, Instant idleExpiresAt) {
        return client -> client.set("health.checked_at", checkedAt)
                .set("health.ok", ok)
                .set("health.idle_expires_at", idleExpiresAt);
    }
}
