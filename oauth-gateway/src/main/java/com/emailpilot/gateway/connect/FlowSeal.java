package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.vault.Seal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Seals a flow for the session that started it: no other session can open it. */
final class FlowSeal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Seal seal;

    FlowSeal(Seal seal) {
        this.seal = seal;
    }

    String seal(Flow flow, String sessionHash) {
        var content = new Content(
                flow.state(),
                flow.codeVerifier().reveal(),
                flow.landing().path(),
                flow.expectedClientId(),
                flow.invite(),
                flow.created().getEpochSecond());
        return seal.seal(JSON.writeValueAsBytes(content), purpose(sessionHash));
    }

    Optional<Flow> open(String sealed, String sessionHash) {
        return seal.open(sealed, purpose(sessionHash))
                .map(clear -> JSON.readValue(clear, Content.class).flow());
    }

    private static String purpose(String sessionHash) {
        return "flow|" + sessionHash;
    }

    private record Content(
            String s,
            String v,
            String p,
            @Nullable String c,
            @Nullable String i,
            long t) {

        Flow flow() {
            return new Flow(s, new CodeVerifier(v), new LandingPath(p), c, i, Instant.ofEpochSecond(t));
        }

        @Override
        public String toString() {
            return "Content[redacted]";
        }
    }
}
