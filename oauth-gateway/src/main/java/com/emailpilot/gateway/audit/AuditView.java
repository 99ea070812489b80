package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as callers see it.
 *
 * @param actor absent where nobody proved who it is
 * @param clientId absent where it is about none
 * @param outcome absent where the action says it all
 */
record AuditView(
        String id,
        Instant at,
        String action,
        @Nullable String actor,
        @Nullable String clientId,
        @Nullable String outcome,
        Map<String, Object> details) {

    static AuditView of(AuditRow row) {
        return new AuditView(
                row.id(), row.at(), row.action(), row.actor(), row.clientId(), row.outcome(), row.details());
    }
}
