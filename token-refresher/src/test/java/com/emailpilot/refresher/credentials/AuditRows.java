package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.InMemoryDocuments;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.publisher.Flux;

/** The audit rows of a store. */
@NullUnmarked
record AuditRows(InMemoryDocuments documents) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Waits for the row about this client with this outcome. */
    Document of(String clientId, String outcome) {
        return Flux.interval(LOOK_EVERY)
                .onBackpressureDrop()
                .concatMapIterable(_ -> documents.dump().values())
                .filter(document -> document.path().collection().equals("audit"))
                .filter(row -> row.text("outcome").orElse("").equals(outcome))
                .filter(row -> row.text("client_id").orElse("").equals(clientId))
                .next()
                .block(PATIENCE);
    }
}
