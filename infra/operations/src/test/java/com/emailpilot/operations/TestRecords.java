package com.emailpilot.operations;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import java.time.Duration;
import java.util.List;

/** Documents for a system in memory. */
public final class TestRecords {

    private TestRecords() {}

    /** A client whose tokens are fresh. */
    public static Write client(String clientId, String name) {
        return fields(clientId, name, "active", "connected").create(ClientRecords.path(clientId));
    }

    /** The fields of a client in this state. */
    public static Changes fields(String clientId, String name, String status, String state) {
        return new Changes()
                .set("owner_user_id", "admin@example.com")
                .set("member_ids", List.of("admin@example.com"))
                .set("display_name", name)
                .set("status", status)
                .set("created_at", InMemorySystem.NOW)
                .set("updated_at", InMemorySystem.NOW)
                .set("klaviyo.account_id", "acc-" + clientId)
                .set("klaviyo.account_name", name)
                .set("oauth.state", state)
                .set("oauth.access_token", "sealed-access")
                .set("oauth.refresh_token", "sealed-refresh")
                .set("oauth.generation", 1L)
                .set("oauth.token_version", 3L)
                .set("oauth.seq", 2L)
                .set("oauth.expires_at", InMemorySystem.NOW.plus(Duration.ofHours(1)))
                .set("oauth.next_refresh_at", InMemorySystem.NOW.plus(Duration.ofMinutes(48)));
    }

    /** That a client was created. */
    public static List<Write> created(String clientId) {
        var state = new ClientState(clientId, "acc", "Name", ClientStatus.ACTIVE, 1, 1, InMemorySystem.NOW);
        return new Outbox(new InMemoryDocuments(), new EventCodec(), "client-provisioner")
                .entry(new ClientCreated(state, "admin@example.com"), InMemorySystem.NOW, null)
                .writes();
    }

    /** That somebody edited a client. */
    public static Write edited(String rowId, int minute) {
        return AuditRow.of(
                        rowId,
                        InMemorySystem.NOW.plus(Duration.ofMinutes(minute)),
                        AuditAction.EDITED,
                        "admin@example.com")
                .about("c1")
                .with("field", "display_name")
                .create();
    }
}
