package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.gateway.console.UtcTimes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail as the page shows it.
 *
 * @param when the moment for people, in UTC
 * @param clientName what the client is called; its id where its record is gone
 * @param page whether the person may open the client's page
 * @param details what else is known, for those who look closer
 */
record AuditLine(
        Instant at,
        String when,
        String actor,
        AuditSentence sentence,
        @Nullable String clientId,
        @Nullable String clientName,
        boolean page,
        Map<String, Object> details) {

    private static final UtcTimes TIMES = new UtcTimes();

    static AuditLine of(AuditRow row, @Nullable ClientRecord client, String reader) {
        var details = new TreeMap<>(row.details());
        details.put("row", row.id());
        if (row.outcome() != null) {
            details.put("outcome", row.outcome());
        }
        return new AuditLine(
                row.at(),
                TIMES.of(row.at()),
                AuditSentence.actor(row),
                AuditSentence.of(row),
                row.clientId(),
                client == null ? row.clientId() : client.displayName(),
                client != null && client.visibleTo(reader),
                details);
    }
}
