package com.emailpilot.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Step C0: finds the flow that an answer belongs to, in the browser and the session that started it. */
final class OpenFlow {

    private final FlowSeal seal;
    private final FlowCookies cookies;
    private final String issuer;
    private final InstantSource clock;

    OpenFlow(FlowSeal seal, FlowCookies cookies, URI consentUrl, InstantSource clock) {
        this.seal = seal;
        this.cookies = cookies;
        this.issuer = consentUrl.toString();
        this.clock = clock;
    }

    /** What the cookie says about an answer. */
    sealed interface Opening {}

    record Opened(Flow flow) implements Opening {}

    record Refused(Outcome outcome) implements Opening {}

    Opening open(ServerHttpRequest request, ConsentAnswer.Parameters parameters, String sessionHash) {
        var state = parameters.state();
        if (state == null || mixedUp(parameters)) {
            return new Refused(Outcome.INVALID_STATE);
        }
        var sealed = cookies.sealed(request, Hash.sha256(state));
        if (sealed.isEmpty()) {
            return new Refused(Outcome.INVALID_STATE);
        }
        return seal.open(sealed, sessionHash)
                .<Opening>map(flow -> isCurrent(flow, state) ? new Opened(flow) : new Refused(Outcome.INVALID_STATE))
                .orElseGet(() -> new Refused(Outcome.USER_MISMATCH));
    }

    /** RFC 9207, 2.4: an answer of another issuer is not ours; Klaviyo names none today. */
    private boolean mixedUp(ConsentAnswer.Parameters parameters) {
        return parameters.issuer() != null && !parameters.issuer().equals(issuer);
    }

    private boolean isCurrent(Flow flow, String state) {
        return MessageDigest.isEqual(flow.state().getBytes(UTF_8), state.getBytes(UTF_8))
                && !flow.expiredAt(clock.instant());
    }
}
