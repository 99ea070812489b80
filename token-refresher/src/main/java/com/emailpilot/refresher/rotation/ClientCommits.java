package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.OutboxRelay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Stores what a step decided, together with the events that it makes true. */
final class ClientCommits {

    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;

    ClientCommits(Documents documents, Outbox outbox, OutboxRelay relay) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** A conflict if the client changed since this time; events are published once they are stored. */
    Mono<Instant> store(ClientCommit commit, Instant ifUpdatedAt) {
        List<OutboxEntry> entries = commit.events().stream()
                .map(event -> outbox.entry(event, commit.now(), null))
                .toList();
        var writes = new ArrayList<>(commit.writes(ifUpdatedAt));
        entries.forEach(entry -> writes.addAll(entry.writes()));
        return documents.commit(writes).doOnSuccess(_ -> relay.announce(entries));
    }
}
