package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.AuthorizationRequest;
import com.emailpilot.klaviyo.CodeVerifier;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

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

    Flow start(FlowWish wish) {
        return new Flow(
                state(),
                CodeVerifier.generate(random),
                wish.landing(),
                wish.expectedClientId(),
                wish.invite(),
                clock.instant());
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
