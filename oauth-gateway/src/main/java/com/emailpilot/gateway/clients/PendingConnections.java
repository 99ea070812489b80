package com.emailpilot.gateway.clients;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.GrantStatus;
import java.util.List;
import reactor.core.publisher.Flux;

/** Consents of a user that did not become a client yet. */
final class PendingConnections {

    private static final int MOST = 20;

    private final Documents documents;

    PendingConnections(Documents documents) {
        this.documents = documents;
    }

    Flux<ClientList.Pending> of(String user) {
        var query = new DocumentQuery(
                "grants",
                List.of(new Equal("connected_by", user), new Equal("status", GrantStatus.WAITING.name())),
                new DocumentQuery.Order("claimed_at", true),
                null,
                MOST);
        return documents
                .query(query)
                .flatMapIterable(Documents.Found::documents)
                .map(PendingConnections::pending);
    }

    private static ClientList.Pending pending(Document grant) {
        return new ClientList.Pending(
                grant.path().id(), grant.time("claimed_at").orElse(grant.createTime()));
    }
}
