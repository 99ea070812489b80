package com.emailpilot.refresher.audit;

import com.emailpilot.clients.Changes;
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

    Changes fields() {
        return new Changes()
                .set("action", "credential_read")
                .set("at", at)
                .setServerTime("recorded_at")
                .set("actor", actor)
                .set("client_id", clientId)
                .set("outcome", outcome)
                .set("type", type)
                .set("token_version", tokenVersion)
                .set("more", more == 0 ? null : more);
    }
}
