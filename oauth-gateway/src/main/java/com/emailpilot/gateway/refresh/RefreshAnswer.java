package com.emailpilot.gateway.refresh;

import com.emailpilot.clients.ClientRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is told: a field that is not listed here stays on the server.
 *
 * @param success whether the tokens are fresh now
 * @param expiresAt when the access token ends
 * @param coalesced whether this call shared a refresh with others, or needed none
 */
record RefreshAnswer(
        boolean success,
        String message,
        String clientId,
        String status,
        long tokenVersion,
        @Nullable Instant expiresAt,
        boolean coalesced) {

    static RefreshAnswer of(ClientRecord client, boolean success, String message, boolean coalesced) {
        return new RefreshAnswer(
                success,
                message,
                client.clientId(),
                client.status().word(),
                client.oauth().tokenVersion(),
                client.oauth().expiresAt(),
                coalesced);
    }
}
