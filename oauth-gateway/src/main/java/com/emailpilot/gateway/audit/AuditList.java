package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail, the newest row first.
 *
 * @param nextCursor of the page after this one; absent if this is the last one
 */
record AuditList(List<AuditView> rows, @Nullable String nextCursor) {

    AuditList {
        rows = List.copyOf(rows);
    }

    static AuditList of(AuditPage page) {
        var next = page.next();
        return new AuditList(
                page.rows().stream().map(AuditView::of).toList(), next == null ? null : AuditCursor.write(next));
    }
}
