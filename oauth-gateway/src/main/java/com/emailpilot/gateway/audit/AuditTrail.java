package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Documents;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Stores rows about what has no commit of its own to travel in. */
public final class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final Documents documents;

    public AuditTrail(Documents documents) {
        this.documents = documents;
    }

    /** Never fails: a row that cannot be stored goes to the log instead. */
    public Mono<Void> add(AuditRow row) {
        return Mono.defer(() -> documents.commit(List.of(row.create()))).then().onErrorResume(failure -> {
            log.warn("Audit row not stored: {} {}", row, failure.getClass().getSimpleName());
            return Mono.empty();
        });
    }
}
