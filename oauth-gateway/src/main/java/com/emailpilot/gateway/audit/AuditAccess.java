package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Who may read which part of the trail: members that of their client, ops all of it. */
final class AuditAccess {

    private static final String OPS = "OPS";

    private final FindClient findClient;

    AuditAccess(FindClient findClient) {
        this.findClient = findClient;
    }

    /**
     * The rows that the person asked for, if they may see them.
     *
     * @param clientId whose trail; absent where the whole trail is asked
     */
    Mono<AuditFilter> filter(SignedIn person, @Nullable String clientId, Question question) {
        if (clientId != null) {
            return findClient.toSee(person.user(), clientId).map(_ -> question.filter(clientId));
        }
        return person.roles().contains(OPS)
                ? Mono.fromSupplier(question::filter)
                : Mono.error(() -> new Refusal(
                        HttpStatus.FORBIDDEN,
                        "ops_only",
                        "Only ops may read the trail of everybody. Open a client to read what happened to it.",
                        null));
    }
}
