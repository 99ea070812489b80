package com.emailpilot.gateway.members;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.Role;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The sharing part of a gateway over a store and a bus in memory, with one client, {@code c1}, that Ada owns. */
@NullUnmarked
final class MembersWorld {

    static final String ADA = "ada@example.com";
    static final String BOB = "bob@example.com";
    static final String EVE = "eve@example.com";

    final InMemoryDocuments documents = new InMemoryDocuments();
    final InMemoryBus bus = InMemoryBus.holding();
    private final AtomicInteger commitIds = new AtomicInteger();
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
    private final ShareClient shareClient = new ShareClient(
            documents,
            outbox,
            new OutboxRelay(outbox, bus),
            new Conflicts(new Random(1)),
            () -> "commit-" + commitIds.incrementAndGet());

    MembersWorld() {
        TestRecords.connected(documents, "c1", ADA, Instant.parse("2025-12-31T00:00:00Z"));
    }

    /** Somebody makes a user this; no role takes the user away. */
    ShareOutcome share(String by, String user, @Nullable Role role) {
        return shareClient.share(wish("c1", by, user, role)).block();
    }

    ShareOutcome share(Wish wish) {
        return shareClient.share(wish).block();
    }

    static Wish wish(String clientId, String by, String user, @Nullable Role role) {
        return new Wish(clientId, by, EmailAddress.parse(user).orElseThrow(), role);
    }

    ClientRecord client() {
        return new ClientRecords(documents).find("c1").block();
    }

    void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("c1")))).block();
    }

    List<AuditRow> auditRows() {
        return new AuditRows(documents)
                .all(new AuditFilter(null, null, null, null, null))
                .collectList()
                .block();
    }
}
