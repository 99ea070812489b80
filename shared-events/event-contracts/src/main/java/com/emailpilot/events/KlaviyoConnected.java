package com.emailpilot.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person consented at Klaviyo, and a sealed grant waits to be applied.
 *
 * @param grantId the grant that holds the sealed tokens
 * @param connectedBy the user who went through the consent
 * @param expectedClientId the client that was to be reconnected; absent for a new connection
 * @param occurredAt server time of the claim that preceded the exchange
 */
public record KlaviyoConnected(
        String grantId, String connectedBy, @Nullable String expectedClientId, Instant occurredAt) implements Event {

    public KlaviyoConnected {
        Required.text("grant_id", grantId);
        Required.text("connected_by", connectedBy);
        Required.textIfPresent("expected_client_id", expectedClientId);
        Required.present("occurred_at", occurredAt);
    }

    @Override
    public String subject() {
        return grantId;
    }
}
