package com.emailpilot.clients;

import com.emailpilot.events.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Klaviyo granted in one consent, until it becomes part of a client record.
 *
 * @param grantId SHA-256 of the flow's state, in hex
 * @param sealedTokens both tokens, sealed for the grant; absent once closed
 * @param expiresAt when the access token ends, in server time
 * @param claimedAt server time of the claim that preceded the exchange
 * @param connectedBy the user who consented, or who invited the person that did
 * @param expectedClientId the client that was to be reconnected; absent for a new connection
 * @param invite id of the invite that it came by; absent for a user's own consent
 * @param clientId the client that it went into; absent unless applied
 * @param postponed how often it was put off because of Klaviyo
 * @param ambiguousSince since when a rotation of the grant's tokens may have been lost; absent when none was
 * @param obtainedAt server time that preceded the request which brought its tokens
 * @param attempt the refresh of its tokens that is under way; absent when none is
 * @param lastAttemptId the refresh of its tokens that ended last; absent before the first one
 * @param document the document it was read from: the precondition of the next change
 */
public record Grant(
        String grantId,
        GrantStatus status,
        @Nullable String sealedTokens,
        List<String> scopes,
        Instant expiresAt,
        Instant claimedAt,
        String connectedBy,
        @Nullable String expectedClientId,
        @Nullable String invite,
        @Nullable String clientId,
        long postponed,
        @Nullable Instant ambiguousSince,
        Instant obtainedAt,
        @Nullable Attempt attempt,
        @Nullable String lastAttemptId,
        Document document) {

    public Grant {
        scopes = List.copyOf(scopes);
    }

    /** Server time at which the grant was stored: grants are applied in this order. */
    public Instant createdAt() {
        return document.createTime();
    }

    /** Why it was not applied; empty unless refused. */
    public Optional<RefusalReason> reason() {
        return document.text("reason").flatMap(RefusalReason::of);
    }

    @Override
    public String toString() {
        return "Grant[" + grantId + ", " + status + "]";
    }
}
