package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.GrantStatus;
import com.emailpilot.events.RefusalReason;
import com.emailpilot.gateway.console.Notice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Why a person's last consent for a client changed nothing, as long as no later one did. */
final class LastRefusal {

    private static final int MOST = 20;

    private final Documents documents;

    LastRefusal(Documents documents) {
        this.documents = documents;
    }

    /** Empty where no consent was refused since the client was connected last. */
    Mono<Notice> of(String user, ClientRecord client) {
        var query = new DocumentQuery(
                "grants",
                List.of(new Equal("connected_by", user), new Equal("status", GrantStatus.REFUSED.name())),
                new DocumentQuery.Order("claimed_at", true),
                null,
                MOST);
        return documents
                .query(query)
                .flatMapIterable(Documents.Found::documents)
                .filter(grant -> grant.text("expected_client_id").orElse("").equals(client.clientId()))
                .take(1)
                .filter(grant -> isLaterThan(client, grant))
                .flatMap(grant -> Flux.fromStream(notices(grant)))
                .next();
    }

    private static boolean isLaterThan(ClientRecord client, Document grant) {
        var connectedAt = client.oauth().connectedAt();
        var claimedAt = grant.time("claimed_at").orElse(Instant.EPOCH);
        return connectedAt == null || claimedAt.isAfter(connectedAt);
    }

    private static Stream<Notice> notices(Document grant) {
        return grant.text("reason").flatMap(RefusalReason::of).map(Notice::of).stream();
    }
}
