package com.emailpilot.klaviyo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;

/**
 * What the browser is sent to Klaviyo's consent page with.
 *
 * @param scopes in the order in which they are configured
 * @param state opaque to Klaviyo, which echoes it
 */
public record AuthorizationRequest(
        String clientId, URI redirectUri, List<String> scopes, String state, CodeVerifier codeVerifier) {

    public AuthorizationRequest {
        scopes = List.copyOf(scopes);
    }

    /** The consent page with the seven parameters of an authorization-code flow with PKCE; makes no call. */
    public URI uriAt(KlaviyoEndpoints endpoints) {
        return URI.create(endpoints.authorize()
                + "?response_type=code"
                + "&client_id=" + encoded(clientId)
                + "&redirect_uri=" + encoded(redirectUri.toString())
                + "&scope=" + encoded(String.join(" ", scopes))
                + "&state=" + encoded(state)
                + "&code_challenge_method=S256"
                + "&code_challenge=" + codeVerifier.challenge());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
