package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.App;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization_code grant. */
final class CodeExchangeTest {

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
    void acceptsACodeForFiveMinutes() {
        var code = integration.code("NWc0f1");
        SANDBOX.control().advanceClock(Duration.ofMinutes(5).minusMillis(1));

        var response = integration.exchange(code);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesACodeAfterFiveMinutes() {
        var code = integration.code("NWc0f1");
        SANDBOX.control().advanceClock(Duration.ofMinutes(5));

        var response = integration.exchange(code);

        assertRefused(response, "invalid_grant", "Invalid \"code\" in request.");
    }

    @Test
    void acceptsACodeOnce() {
        var code = integration.code("NWc0f1");
        integration.exchange(code);

        var again = integration.exchange(code);

        assertRefused(again, "invalid_grant", "Invalid \"code\" in request.");
    }

    @Test
    void refusesTheCodeOfAnotherApp() {
        var app = SANDBOX.control().app();
        SANDBOX.control().app(new App("other-app", "Other", List.of("s"), app.redirectUris(), app.scopes()));
        var code = integration.code("NWc0f1");
        var pair = Base64.getEncoder().encodeToString("other-app:s".getBytes(StandardCharsets.UTF_8));

        var response = integration.send(integration
                .tokenRequest("/oauth/token", integration.exchangeFields(code))
                .setHeader("Authorization", "Basic " + pair));

        assertRefused(response, "invalid_grant", "Invalid \"code\" in request.");
    }

    @Test
    void refusesAnotherRedirectUri() {
        var fields = integration.exchangeFields(integration.code("NWc0f1"));
        fields.put("redirect_uri", Integration.CALLBACK + "/");

        var response = integration.token(fields);

        assertRefused(response, "invalid_grant", "Invalid \"redirect_uri\" in request.");
    }

    @ParameterizedTest
    @ValueSource(ints = {42, 129})
    void refusesAVerifierOfTheWrongLength(int length) {
        var fields = integration.exchangeFields(integration.code("NWc0f1"));
        fields.put("code_verifier", "a".repeat(length));

        var response = integration.token(fields);

        assertRefused(response, "invalid_request", "Invalid \"code_verifier\"");
    }

    @Test
    void refusesAVerifierWithForbiddenCharacters() {
        var fields = integration.exchangeFields(integration.code("NWc0f1"));
        fields.put("code_verifier", "!".repeat(43));

        var response = integration.token(fields);

        assertRefused(response, "invalid_request", "Invalid \"code_verifier\"");
    }

    @Test
    void refusesAVerifierThatDoesNotMatch() {
        var fields = integration.exchangeFields(integration.code("NWc0f1"));
        fields.put("code_verifier", "a".repeat(43));

        var response = integration.token(fields);

        assertRefused(response, "invalid_grant", "Code challenge failed.");
    }

    private static void assertRefused(HttpResponse<String> response, String error, String description) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo(error);
        assertThat(Integration.json(response).get("error_description").asString())
                .isEqualTo(description);
    }
}
