package com.emailpilot.gateway.connect;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Instant;
import java.util.Locale;

/** What the audit trail keeps of a consent: who came back from Klaviyo, and how that ended; one row for each flow. */
final class ConsentRow {

    private ConsentRow() {}

    static AuditRow of(Flow flow, SignedIn person, Instant claimedAt, Outcome outcome) {
        var flowName = flow.stateHash();
        return AuditRow.of("consent-" + flowName, claimedAt, AuditAction.CONSENT_FINISHED, person.user())
                .about(flow.expectedClientId())
                .ended(outcome.name().toLowerCase(Locale.ROOT))
                .with("flow", flowName);
    }
}
