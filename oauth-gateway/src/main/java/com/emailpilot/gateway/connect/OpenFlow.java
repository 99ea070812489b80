package com.emailpilot.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.gateway.signin.SignedIn;
import java.net.URI;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
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

    /**
     * @param person whose session started the flow
     */
    record Opened(Flow flow, SignedIn person) implements Opening {}

    record Refused(Outcome outcome) implements Opening {}

    /**
     * @param people who the browser has a session of: one who is signed in, one who was invited, or both
     */
    Opening open(ServerHttpRequest request, ConsentAnswer.Parameters parameters, List<SignedIn> people) {
        var state = parameters.state();
        if (state == null || mixedUp(parameters)) {
            return new Refused(Outcome.INVALID_STATE);
        }
        var sealed = cookies.sealed(request, Hash.sha256(state));
        if (sealed.isEmpty()) {
            return new Refused(Outcome.INVALID_STATE);
        }
        return people.stream()
                .flatMap(person ->
                        seal.open(sealed, person.sessionHash()).map(flow -> new Opened(flow, person)).stream())
                .findFirst()
                .<Opening>map(opened -> isCurrent(opened.flow(), state) ? opened : new Refused(Outcome.INVALID_STATE))
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
