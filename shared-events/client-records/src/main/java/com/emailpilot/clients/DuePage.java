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

    private static final String VERSION = "oauth.token_version";
    private static final String DUE_AT = "oauth.next_refresh_at";

    public DuePage {
        clients = List.copyOf(clients);
    }

    /** A client that is due, and what its record said. */
    public record Due(String clientId, long tokenVersion, Instant dueAt) {}

    /** What a query for due clients asks for. */
    static String[] fields() {
        return new String[] {VERSION, DUE_AT};
    }

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
                document.number(VERSION).orElse(0L),
                document.time(DUE_AT).orElse(document.updateTime()));
    }
}
