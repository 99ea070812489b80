package com.emailpilot.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit trail are wanted; what is absent does not matter.
 *
 * @param actor who did it
 * @param action what was done
 * @param clientId to which client
 * @param from the earliest, included
 * @param to the latest, included
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable AuditAction action,
        @Nullable String clientId,
        @Nullable Instant from,
        @Nullable Instant to) {}
