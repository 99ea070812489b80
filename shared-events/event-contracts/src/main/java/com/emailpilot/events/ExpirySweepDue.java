package com.emailpilot.events;

import java.time.Instant;

/** The clock says that somebody should look for tokens that are due. */
public record ExpirySweepDue(Instant occurredAt) implements ExpiryHint {

    public ExpirySweepDue {
        Required.present("occurred_at", occurredAt);
    }

    @Override
    public String subject() {
        return "expiry-sweep";
    }
}
