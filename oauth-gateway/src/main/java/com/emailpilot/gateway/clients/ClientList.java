package com.emailpilot.gateway.clients;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a user's clients.
 *
 * @param pending consents that are on their way to becoming clients
 * @param nextCursor where the next page starts; absent on the last one
 * @param total how many clients match, on all pages; absent while the list is still being loaded
 * @param counts absent while the list is still being loaded
 */
record ClientList(
        List<ClientView> clients,
        List<Pending> pending,
        @Nullable String nextCursor,
        @Nullable Integer total,
        @Nullable Counts counts) {

    ClientList {
        clients = List.copyOf(clients);
        pending = List.copyOf(pending);
    }

    /** A consent that waits for its client. */
    record Pending(String connectionId, Instant since) {}

    /**
     * How many clients each value of a filter would show, with the search and the other filters as they are; a value that
     * would show none is left out.
     */
    record Counts(
            Map<String, Integer> status,
            Map<String, Integer> health,
            Map<String, Integer> tag,
            Map<String, Integer> whose) {}
}
