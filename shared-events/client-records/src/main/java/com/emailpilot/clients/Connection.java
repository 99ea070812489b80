package com.emailpilot.clients;

import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth connection of a client: what stands under {@code oauth} in its record.
 *
 * @param accessToken sealed; absent once disconnected
 * @param refreshToken sealed; absent once disconnected
 * @param expiresAt when the access token ends, in server time; absent once disconnected
 * @param reason what went wrong last; absent while all is well
 * @param generation counts the grants that were applied, from 1; 0 in a record of the first version
 * @param tokenVersion counts the token sets that were stored
 * @param seq counts the events of the client
 * @param grantTime server time at which the applied grant was created; absent in a record of the first version
 * @param disconnectedAt when a person disconnected it last
 * @param revokedAt when Klaviyo confirmed the last revocation
 * @param revocation the grant that is to be revoked at Klaviyo; absent where none is
 */
public record Connection(
        ConnectionState state,
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        List<String> scopes,
        @Nullable Instant connectedAt,
        @Nullable Instant lastRefreshedAt,
        @Nullable String reason,
        long generation,
        long tokenVersion,
        long seq,
        @Nullable Instant grantTime,
        @Nullable Instant disconnectedAt,
        @Nullable Instant revokedAt,
        Rotation rotation,
        @Nullable Revocation revocation) {

    public Connection {
        scopes = List.copyOf(scopes);
    }

    /** Whether the tokens are kept alive: connected or degraded. */
    public boolean alive() {
        return state.status() == ClientStatus.ACTIVE;
    }

    /** Whether a request to revoke the grant may be on its way to Klaviyo. */
    public boolean revocationStarted() {
        return revocation != null && revocation.started() != null;
    }

    /** Whether a grant or disconnect that came later than this time was already applied. */
    public boolean isNewerThan(Instant grantCreated) {
        return (grantTime != null && !grantTime.isBefore(grantCreated)) || reaches(disconnectedAt, grantCreated);
    }

    /** Whether Klaviyo confirmed a revocation at this time or later. */
    public boolean revokedSince(Instant claimedAt) {
        return reaches(revokedAt, claimedAt);
    }

    /** A stored server timestamp is cut to milliseconds: within the last one nobody knows which came first. */
    private static boolean reaches(@Nullable Instant serverTimestamp, Instant other) {
        return serverTimestamp != null && !serverTimestamp.plusMillis(1).isBefore(other);
    }

    @Override
    public String toString() {
        return "Connection[" + state.word() + ", generation " + generation + ", token version " + tokenVersion + "]";
    }
}
