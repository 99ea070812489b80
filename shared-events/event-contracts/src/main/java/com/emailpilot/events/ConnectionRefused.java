package com.emailpilot.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant was not applied, and no client changed.
 *
 * @param grantId the refused grant
 * @param connectedBy the user who went through the consent
 * @param clientId the client that was to be reconnected, or that already has the account; absent where there is none
 * @param reason why
 * @param occurredAt server time
 */
public record ConnectionRefused(
        String grantId, String connectedBy, @Nullable String clientId, RefusalReason reason, Instant occurredAt)
        implements ClientEvent {

    public ConnectionRefused {
        Required.text("grant_id", grantId);
        Required.text("connected_by", connectedBy);
        Required.textIfPresent("client_id", clientId);
        Required.present("reason", reason);
        Required.present("occurred_at", occurredAt);
    }

    @Override
    public String subject() {
        return grantId;
    }
}
