package com.emailpilot.clients.disconnect;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.disconnect.DisconnectOutcome.AlreadyDisconnected;
import com.emailpilot.clients.disconnect.DisconnectOutcome.ConnectedAnew;
import com.emailpilot.clients.disconnect.DisconnectOutcome.Disconnected;
import com.emailpilot.clients.disconnect.DisconnectOutcome.Gone;
import com.emailpilot.clients.disconnect.DisconnectOutcome.OfFirstVersion;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Disconnects a client here, and leaves its grant to be revoked at Klaviyo: step D1 of protocol 4. */
public final class DisconnectClient {

    /** Of a record of the first version, of which no event can tell. */
    private static final long BEFORE_GRANTS = 0;

    private final ClientRecords records;
    private final DisconnectCommit commit;
    private final Conflicts conflicts;
    private final Supplier<String> commitIds;

    /**
     * @param announce publishes what was committed, without making anybody wait
     * @param commitIds a new one each time, that no other process makes
     */
    public DisconnectClient(
            Documents documents,
            Outbox outbox,
            Consumer<List<OutboxEntry>> announce,
            Conflicts conflicts,
            Supplier<String> commitIds) {
        this.records = new ClientRecords(documents);
        this.commit = new DisconnectCommit(documents, outbox, announce);
        this.conflicts = conflicts;
        this.commitIds = commitIds;
    }

    /**
     * Disconnects the connection that the person saw, and no later one; a second time changes nothing.
     *
     * @param generation of the connection that the person saw
     */
    public Mono<DisconnectOutcome> disconnect(String clientId, String user, long generation) {
        return Mono.defer(() -> {
            var commitId = commitIds.get();
            return conflicts.decideAgain(() -> records.read(clientId)
                    .flatMap(read -> decide(read, user, generation, commitId))
                    .defaultIfEmpty(new Gone()));
        });
    }

    private Mono<DisconnectOutcome> decide(Read read, String user, long generation, String commitId) {
        var oauth = read.client().oauth();
        if (DisconnectCommit.stored(read.client(), commitId)) { // our own lost answer
            return Mono.just(new Disconnected(read));
        }
        if (oauth.generation() == BEFORE_GRANTS) {
            return Mono.just(new OfFirstVersion());
        }
        if (oauth.generation() != generation) {
            return Mono.just(new ConnectedAnew());
        }
        return oauth.state() == ConnectionState.DISCONNECTED
                ? Mono.just(new AlreadyDisconnected(read))
                : commit.store(read, user, commitId).thenReturn(new Disconnected(read));
    }
}
