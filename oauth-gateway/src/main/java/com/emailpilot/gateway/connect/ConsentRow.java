package com.emailpilot.gateway.connect;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import java.util.Locale;

/** What the audit trail keeps of a consent: who came back from Klaviyo, or who had invited them, and how that ended; one row for each flow. */
final class ConsentRow {

    private ConsentRow() {}

    static AuditRow of(ClaimedFlow claimed, Outcome outcome) {
        var user = claimed.person().user();
        return AuditRow.of("consent-" + claimed.id(), claimed.claimedAt(), AuditAction.CONSENT_FINISHED, user)
                .about(claimed.flow().expectedClientId())
                .ended(outcome.name().toLowerCase(Locale.ROOT))
                .with("flow", claimed.id())
                .with("via_invite", claimed.flow().invite());
    }
}
