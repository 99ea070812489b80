package com.emailpilot.gateway.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the page, as a person reads it.
 *
 * @param place where it stands in the order of the list, which the page needs to put a new row between two others
 * @param mine whether the person at this browser owns it
 */
record ListLine(ClientView client, Position place, boolean mine) {

    static List<ListLine> all(Selection found, ListQuery query, String user) {
        return found.rows().stream()
                .map(row -> new ListLine(
                        row.seenBy(user),
                        query.order().sort().place(row),
                        row.toViewers().owner().equals(user)))
                .toList();
    }

    /** What stands below the name: where the client comes from; absent where nobody knows. */
    public @Nullable String origin() {
        return client.testAccount() ? "test account" : client.emailDomain();
    }

    public String state() {
        return ListWords.ofState(client);
    }

    /** Whether its tokens are used, so that it matters how fresh they are. */
    public boolean works() {
        return client.status().equals("active");
    }

    public String lists() {
        return count(client.listsCount());
    }

    public String segments() {
        return count(client.segmentsCount());
    }

    public String connected() {
        return ListWords.day(client.connectedAt());
    }

    public String updated() {
        return ListWords.moment(client.updatedAt());
    }

    public String refreshed() {
        var refreshedAt = client.lastRefreshedAt();
        return refreshedAt == null ? "" : ListWords.moment(refreshedAt);
    }

    private static String count(@Nullable Long count) {
        return count == null ? "counting…" : ListWords.number(count);
    }
}
