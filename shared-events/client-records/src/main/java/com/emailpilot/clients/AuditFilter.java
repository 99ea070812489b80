package com.emailpilot.clients;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit trail are wanted; what is absent does not matter.
 *
 * @param actor who did it
 * @param action what was done
 * @param clientId to which client
 * @param from the earliest, included
 * @param to the latest, included
 * @param among to one of which clients
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable AuditAction action,
        @Nullable String clientId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Set<String> among) {

    public AuditFilter {
        among = among == null ? null : Set.copyOf(among);
    }

    /** Rows about whichever client, and about none. */
    public AuditFilter(
            @Nullable String actor,
            @Nullable AuditAction action,
            @Nullable String clientId,
            @Nullable Instant from,
            @Nullable Instant to) {
        this(actor, action, clientId, from, to, null);
    }

    /** The same rows, as far as they are about one of these clients. */
    public AuditFilter among(Set<String> clientIds) {
        return new AuditFilter(actor, action, clientId, from, to, clientIds);
    }

    boolean isAmong(AuditRow row) {
        return among == null || (row.clientId() != null && among.contains(row.clientId()));
    }
}
