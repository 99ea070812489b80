package com.emailpilot.bench;

import com.emailpilot.clients.RefreshPolicy;
import java.time.Instant;

/**
 * Tokens that were stored, as the archived event tells.
 *
 * @param obtainedAt server time at which their lifetime began
 * @param storedAt server time of the commit
 */
record Rotation(String clientId, long tokenVersion, Instant obtainedAt, Instant expiresAt, Instant storedAt) {

    /** When these tokens were to be replaced. */
    Instant nextDueAt() {
        return RefreshPolicy.nextRefreshAt(clientId, obtainedAt, expiresAt);
    }
}
