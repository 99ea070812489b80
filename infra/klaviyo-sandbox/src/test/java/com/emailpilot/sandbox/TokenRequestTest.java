package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.Canary;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for tokens, and in which form. */
final class TokenRequestTest {

    private static final KlaviyoSandbox SANDBOX = TestSandboxes.frozen();
    private final Integration integration = new Integration(SANDBOX);

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @AfterEach
    void reset() {
        SANDBOX.control().reset();
    }

    @Test
    void refusesCredentialsInTheBody() {
        var fields = integration.exchangeFields(integration.code("NWc0f1"));
        fields.put("client_id", SandboxSettings.DEFAULT_CLIENT_ID);
        fields.put("client_secret", SandboxSettings.DEFAULT_CLIENT_SECRET);
        var request = integration
                .request(SANDBOX.apiUrl().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Integration.form(fields)));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("invalid_client");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
    }

    @Test
    void refusesAWrongSecret() {
        var request = integration
                .tokenRequest("/oauth/token", integration.exchangeFields(integration.code("NWc0f1")))
                .setHeader("Authorization", Integration.basic("wrong"));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void acceptsEverySecretWhileSecretsAreExchanged() {
        var app = SANDBOX.control().app();
        SANDBOX.control().app(app.withSecrets(List.of("older", "newer")));
        var request = integration
                .tokenRequest("/oauth/token", integration.exchangeFields(integration.code("NWc0f1")))
                .setHeader("Authorization", Integration.basic("newer"));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsNoForm() {
        var json = "{\"grant_type\":\"authorization_code\",\"code\":\"x\"}";
        var request = integration
                .tokenRequest("/oauth/token", Map.of())
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void refusesAnUnknownGrantType() {
        var response = integration.token(Map.of("grant_type", "client_credentials"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "code_verifier"})
    void namesWhatIsMissing(String field) {
        var fields = integration.exchangeFields(integration.code("NWc0f1"));
        fields.remove(field);

        var response = integration.token(fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("invalid_request");
        assertThat(Integration.json(response).get("error_description").asString())
                .startsWith("Missing \"" + field + "\"");
    }

    @Test
    void answersAnExchangeWithAllFiveFields() {
        var response = integration.exchange(integration.code("NWc0f1"));

        var tokens = Integration.json(response);
        assertThat(tokens.get("access_token").asString()).isNotEmpty();
        assertThat(tokens.get("refresh_token").asString()).isNotEmpty();
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(tokens.get("scope").asString()).isEqualTo("accounts:read lists:read segments:read");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void issuesLongTokensThatLookLikeJwtsAndCarryTheCanary(String field) {
        var token = integration.connect("NWc0f1").get(field).asString();

        assertThat(token).hasSizeGreaterThan(1024).startsWith("eyJ").contains(Canary.VALUE);
        assertThat(token.split("\\.", -1)).hasSize(3);
    }
}
