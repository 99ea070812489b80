package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.AuthorizationRequest;
import com.emailpilot.klaviyo.CodeVerifier;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Starts a flow: nothing is stored, and nothing is called. */
final class StartFlow {

    private static final int STATE_BYTES = 32;

    private final KlaviyoSettings settings;
    private final SecureRandom random;
    private final InstantSource clock;

    StartFlow(KlaviyoSettings settings, SecureRandom random, InstantSource clock) {
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param expectedClientId the client to reconnect; absent for a new connection
     */
    Flow start(LandingPath landing, @Nullable String expectedClientId) {
        return new Flow(state(), CodeVerifier.generate(random), landing, expectedClientId, clock.instant());
    }

    /** Klaviyo's consent page for the flow. */
    URI consentPage(Flow flow) {
        var request = new AuthorizationRequest(
                settings.clientId(), settings.redirectUri(), settings.scopeList(), flow.state(), flow.codeVerifier());
        return request.uriAt(settings.endpoints());
    }

    private String state() {
        var bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
