package com.emailpilot.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the audit trail, the newest first.
 *
 * @param next where the page after this one starts; absent if this is the last one
 */
public record AuditPage(List<AuditRow> rows, DocumentQuery.@Nullable After next) {

    public AuditPage {
        rows = List.copyOf(rows);
    }
}
