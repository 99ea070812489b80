package com.emailpilot.gateway.clients;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a user's clients.
 *
 * @param pending consents that are on their way to becoming clients
 * @param nextCursor where the next page starts; absent on the last one
 */
record ClientList(
        List<ClientView> clients,
        List<Pending> pending,
        @Nullable String nextCursor) {

    ClientList {
        clients = List.copyOf(clients);
        pending = List.copyOf(pending);
    }

    /** A consent that waits for its client. */
    record Pending(String connectionId, Instant since) {}
}
