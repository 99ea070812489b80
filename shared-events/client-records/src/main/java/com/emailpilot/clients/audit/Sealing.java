package com.emailpilot.clients.audit;

import com.emailpilot.clients.Documents;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** How far the audit trail is sealed. */
public final class Sealing {

    private Sealing() {}

    /** The end of the last seal's span; empty where there is no seal. */
    public static Mono<Instant> until(Documents documents) {
        return new Seals(documents)
                .end()
                .mapNotNull(end -> end.seal() == null ? null : end.seal().to());
    }
}
