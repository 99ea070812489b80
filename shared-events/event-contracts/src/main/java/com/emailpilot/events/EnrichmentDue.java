package com.emailpilot.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hint that what Klaviyo tells about clients should be read again.
 *
 * @param clientId the one client that is meant; absent means all of them
 */
public record EnrichmentDue(@Nullable String clientId, Instant occurredAt) implements Event {

    public EnrichmentDue {
        Required.textIfPresent("client_id", clientId);
        Required.present("occurred_at", occurredAt);
    }

    @Override
    public String subject() {
        return clientId == null ? "enrichment" : clientId;
    }
}
