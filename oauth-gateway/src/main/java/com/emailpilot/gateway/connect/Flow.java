package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.CodeVerifier;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent under way; it lives sealed in the browser's cookie and nowhere else.
 *
 * @param state 256 random bits that Klaviyo echoes
 * @param codeVerifier the PKCE secret of this flow
 * @param landing where the person ends up
 * @param expectedClientId the client to reconnect; absent for a new connection
 * @param invite id of the invite that it answers; absent for a person's own wish
 * @param created when it was started, by the clock of the gateway that started it
 */
record Flow(
        String state,
        CodeVerifier codeVerifier,
        LandingPath landing,
        @Nullable String expectedClientId,
        @Nullable String invite,
        Instant created) {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Names the flow in cookies, documents and logs without giving the state away. */
    String stateHash() {
        return Hash.sha256(state);
    }

    boolean expiredAt(Instant now) {
        return created.plus(LIFETIME).isBefore(now);
    }

    @Override
    public String toString() {
        return "Flow[" + Hash.abbreviated(stateHash()) + "]";
    }
}
