package com.emailpilot.clients;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clients that are due, a page of them.
 *
 * @param next where the next page starts; absent on the last one
 * @param readTime server time of the query
 */
public record DuePage(List<Due> clients, DocumentQuery.@Nullable After next, Instant readTime) {

    public DuePage {
        clients = List.copyOf(clients);
    }

    /** A client that is due, and what its record said. */
    public record Due(String clientId, long tokenVersion, Instant dueAt) {}

    static DuePage of(Documents.Found found, int size) {
        var due = found.documents().stream().map(DuePage::due).toList();
        var next = due.size() < size
                ? null
                : new DocumentQuery.After(due.getLast().dueAt(), due.getLast().clientId());
        return new DuePage(due, next, found.readTime());
    }

    private static Due due(Document document) {
        return new Due(
                document.path().id(),
                document.number("oauth.token_version").orElse(0L),
                document.time("oauth.next_refresh_at").orElse(document.updateTime()));
    }
}
