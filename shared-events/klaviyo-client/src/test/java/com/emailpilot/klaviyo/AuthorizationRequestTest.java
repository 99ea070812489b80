package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuthorizationRequestTest {

    private static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    @Test
    void holdsTheSevenParametersOfTheFlow() {
        var request = new AuthorizationRequest(
                "app-id",
                URI.create("http://localhost:8000/api/integrations/klaviyo/oauth/callback"),
                List.of("accounts:read", "lists:read"),
                "opaque-state",
                VERIFIER);

        var uri = request.uriAt(KlaviyoEndpoints.REAL);

        assertThat(uri)
                .hasToString("https://www.klaviyo.com/oauth/authorize"
                        + "?response_type=code"
                        + "&client_id=app-id"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A8000%2Fapi%2Fintegrations%2Fklaviyo%2Foauth%2Fcallback"
                        + "&scope=accounts%3Aread%20lists%3Aread"
                        + "&state=opaque-state"
                        + "&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void addsNoParameterThroughAValue() {
        var request = new AuthorizationRequest(
                "app&state=forged", URI.create("https://example.com/callback"), List.of("a&b=c"), "s&t#u", VERIFIER);

        var uri = request.uriAt(KlaviyoEndpoints.REAL);

        assertThat(uri.getRawQuery().split("&")).hasSize(7);
        assertThat(uri.getRawFragment()).isNull();
    }

    @Test
    void keepsTheVerifierToItself() {
        var request = new AuthorizationRequest(
                "app-id", URI.create("https://example.com/callback"), List.of("accounts:read"), "state", VERIFIER);

        var shown = request + " " + request.uriAt(KlaviyoEndpoints.REAL);

        assertThat(shown).doesNotContain(VERIFIER.reveal());
    }
}
