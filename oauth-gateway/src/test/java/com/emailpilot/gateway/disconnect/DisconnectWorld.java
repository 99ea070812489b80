package com.emailpilot.gateway.disconnect;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.disconnect.DisconnectClient;
import com.emailpilot.clients.disconnect.DisconnectOutcome;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;

/** The disconnecting part of a gateway over a store and a bus in memory, with one connected client, {@code c1}. */
@NullUnmarked
final class DisconnectWorld {

    static final String ADMIN = "admin@example.com";
    static final Instant CONNECTED_AT = Instant.parse("2026-01-01T00:00:00Z");

    final InMemoryDocuments documents = new InMemoryDocuments();
    final InMemoryBus bus = InMemoryBus.holding();
    private final AtomicInteger commitIds = new AtomicInteger();
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
    private final DisconnectClient disconnectClient = new DisconnectClient(
            documents,
            outbox,
            new OutboxRelay(outbox, bus)::announce,
            new Conflicts(new Random(1)),
            () -> "commit-" + commitIds.incrementAndGet());

    DisconnectWorld() {
        TestRecords.connected(documents, "c1", ADMIN, CONNECTED_AT);
    }

    /** Disconnects the connection of this generation. */
    DisconnectOutcome disconnect(long generation) {
        return disconnectClient.disconnect("c1", ADMIN, generation).block();
    }

    /** Disconnects a client by its id. */
    DisconnectOutcome disconnect(String clientId) {
        return disconnectClient.disconnect(clientId, ADMIN, 1).block();
    }

    ClientRecord client() {
        return new ClientRecords(documents).find("c1").block();
    }

    void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("c1")))).block();
    }
}
