package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;

/** When Klaviyo ends a grant that nobody uses: pure. */
public final class IdlePolicy {

    private static final Duration IDLE_LIFE = Duration.ofDays(90);

    private IdlePolicy() {}

    /**
     * When the grant ends, unless its refresh token is used before.
     *
     * @param lastUsed when the grant was made or its refresh token used
     */
    public static Instant endsAt(Instant lastUsed) {
        return lastUsed.plus(IDLE_LIFE);
    }
}
