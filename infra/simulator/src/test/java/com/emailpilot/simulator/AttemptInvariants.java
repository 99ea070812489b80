package com.emailpilot.simulator;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.DocumentPath;
import java.time.Duration;
import java.util.Collection;

/** What must hold from one change of a client to the next: an attempt belongs to its holder. */
final class AttemptInvariants {

    private static final Duration EXCLUSIVE = Duration.ofSeconds(30);

    private final World world;

    AttemptInvariants(World world) {
        this.world = world;
    }

    /** It ends by its holder, or is taken over once it keeps nobody out; a new grant and a disconnect end any. */
    void changed(ClientRecord before, ClientRecord after) {
        var attempt = before.oauth().rotation().attempt();
        if (attempt == null || isNew(before, after)) {
            return;
        }
        var next = after.oauth().rotation().attempt();
        var ended = after.oauth().rotation().lastAttempt();
        var byHolder = ended != null && ended.id().equals(attempt.id());
        if (next == null && !byHolder) {
            violated("R4 somebody else ended the attempt " + attempt.id() + " of " + after);
        } else if (next != null && !next.id().equals(attempt.id()) && isExclusive(attempt)) {
            violated("R1 the attempt " + attempt.id() + " of " + after + " was taken away from its holder");
        }
    }

    /** An attempt whose end stands in the record has nothing left to be kept. */
    void created(DocumentPath path, Collection<ClientRecord> clients) {
        var attemptId = path.id().substring(path.id().lastIndexOf('_') + 1);
        if (path.collection().equals("token_escrow")
                && clients.stream().anyMatch(client -> client.oauth().rotation().endedBy(attemptId))) {
            violated("I6 " + path + " keeps what was stored already");
        }
    }

    private boolean isExclusive(Attempt attempt) {
        return world.time().instant().isBefore(attempt.takenAt().plus(EXCLUSIVE));
    }

    private static boolean isNew(ClientRecord before, ClientRecord after) {
        return before.oauth().generation() != after.oauth().generation()
                || (after.oauth().state() == ConnectionState.DISCONNECTED
                        && before.oauth().state() != ConnectionState.DISCONNECTED);
    }

    private void violated(String invariant) {
        world.witness().violated(invariant);
    }
}
