package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.Scopes;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read what, and by which revision. */
final class RestAccessTest {

    private static final KlaviyoSandbox SANDBOX = TestSandboxes.frozen();
    private static final String OPT_OUT = "X-Klaviyo-Revision-Fall-Forward-Opt-Out";
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
    void acceptsAnApiKeyWithItsOwnScheme() {
        var key = SANDBOX.control().createApiKey("CKte09", Scopes.all());
        var request = integration.rest("/api/accounts", "").setHeader("Authorization", "Klaviyo-API-Key " + key);

        var response = integration.send(request);

        assertThat(key).startsWith("pk_");
        assertThat(Integration.json(response).at("/data/0/id").asString()).isEqualTo("CKte09");
    }

    @Test
    void refusesAnApiKeyAsBearer() {
        var key = SANDBOX.control().createApiKey("CKte09", Scopes.all());

        var response = integration.get("/api/accounts", key);

        assertError(response, 401, "authentication_failed");
    }

    @Test
    void refusesAnAccessTokenAsApiKey() {
        var token = integration.accessToken("NWc0f1");
        var request = integration.rest("/api/accounts", "").setHeader("Authorization", "Klaviyo-API-Key " + token);

        var response = integration.send(request);

        assertError(response, 401, "authentication_failed");
    }

    @Test
    void refusesADeletedApiKey() {
        var key = SANDBOX.control().createApiKey("CKte09", Scopes.all());
        SANDBOX.control().deleteApiKeys("CKte09");
        var request = integration.rest("/api/accounts", "").setHeader("Authorization", "Klaviyo-API-Key " + key);

        var response = integration.send(request);

        assertError(response, 401, "authentication_failed");
    }

    @Test
    void refusesACallWithoutCredentials() {
        var response = integration.send(integration.request(SANDBOX.apiUrl().resolve("/api/accounts")));

        assertError(response, 401, "not_authenticated");
    }

    @Test
    void refusesACallWithoutARevision() {
        var token = integration.accessToken("NWc0f1");

        var response = integration.send(integration.unrevised("/api/accounts", token));

        assertError(response, 400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01", "latest", "2026-13-01"})
    void refusesARevisionThatDoesNotExist(String revision) {
        var token = integration.accessToken("NWc0f1");
        var request = integration.unrevised("/api/accounts", token).header("revision", revision);

        var response = integration.send(request);

        assertError(response, 400, "invalid");
    }

    @Test
    void servesARetiredRevisionByFallingForward() {
        var token = integration.accessToken("NWc0f1");
        var request = integration.unrevised("/api/accounts", token).header("revision", "2023-02-22");

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesARetiredRevisionToThoseWhoOptOut() {
        var token = integration.accessToken("NWc0f1");
        var request = integration
                .unrevised("/api/accounts", token)
                .header("revision", "2023-02-22")
                .header(OPT_OUT, "1");

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(410);
    }

    @Test
    void servesALivingRevisionToThoseWhoOptOut() {
        var token = integration.accessToken("NWc0f1");

        var response = integration.send(integration.rest("/api/accounts", token).header(OPT_OUT, "1"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts", "/api/lists", "/api/segments"})
    void refusesACallWhoseScopeWasNotGranted(String path) {
        var app = SANDBOX.control().app();
        SANDBOX.control().app(app.withScopes(new LinkedHashSet<>(List.of("metrics:read"))));
        var parameters = Integration.authorizeParameters();
        parameters.put("scope", "metrics:read");
        var code = Integration.parameter(integration.decide(parameters, "allow", "NWc0f1"), "code");
        var token =
                Integration.json(integration.exchange(code)).get("access_token").asString();

        var response = integration.get(path, token);

        assertError(response, 403, "permission_denied");
    }

    @Test
    void refusesToWrite() {
        var token = integration.accessToken("NWc0f1");

        var response = integration.send(integration.rest("/api/lists", token).DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Integration.json(response).at("/errors/0/code").asString()).isEqualTo(code);
    }
}
