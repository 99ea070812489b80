package com.emailpilot.clients;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last probe of a connection found.
 *
 * @param checkedAt server time
 * @param reason a fixed word; absent when all is well
 * @param scopesMissing wanted by us and not granted
 * @param idleExpiresAt when Klaviyo ends the grant unless it is used before
 */
public record Health(
        Instant checkedAt,
        boolean ok,
        @Nullable String reason,
        List<String> scopesMissing,
        @Nullable Instant idleExpiresAt) {

    public Health {
        scopesMissing = List.copyOf(scopesMissing);
    }
}
