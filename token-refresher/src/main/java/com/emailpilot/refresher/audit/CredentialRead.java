package com.emailpilot.refresher.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request for a credential and what became of it; never the credential itself.
 *
 * @param at when it was answered
 * @param actor e-mail of the service account; absent where nobody proved who it is
 * @param clientId absent where no client can have such an id
 * @param outcome a fixed word
 * @param type {@code oauth} or {@code api_key}; absent where none was given
 * @param tokenVersion absent unless an OAuth token was given
 * @param more how many like it came at the same time and have no row of their own
 */
public record CredentialRead(
        Instant at,
        @Nullable String actor,
        @Nullable String clientId,
        String outcome,
        @Nullable String type,
        @Nullable Long tokenVersion,
        long more) {

    /** One that gave nothing. */
    public static CredentialRead without(
            Instant at, @Nullable String actor, @Nullable String clientId, String outcome) {
        return new CredentialRead(at, actor, clientId, outcome, null, null, 0);
    }

    CredentialRead andMore(long others) {
        return new CredentialRead(at, actor, clientId, outcome, type, tokenVersion, others);
    }

    AuditRow row(String id) {
        return AuditRow.of(id, at, AuditAction.CREDENTIAL_READ, actor)
                .about(clientId)
                .ended(outcome)
                .with("type", type)
                .with("token_version", tokenVersion)
                .with("more", more == 0 ? null : more);
    }
}
