package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked before a person is asked. */
final class AuthorizeTest {

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
    void servesPeopleAndProgramsOnTwoHosts() {
        var consent = SANDBOX.consentUrl();
        var api = SANDBOX.apiUrl();

        var wrongHost = integration.send(integration.request(api.resolve("/oauth/authorize")));

        assertThat(consent.getPort()).isNotEqualTo(api.getPort());
        assertThat(wrongHost.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke"})
    void blocksTokenRequestsOnTheConsentHost(String path) {
        var request = integration.request(SANDBOX.consentUrl().resolve(path)).POST(BodyPublishers.ofString("x=y"));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_challenge", "code_challenge_method"})
    void refusesARequestWithoutPkce(String missing) {
        var parameters = Integration.authorizeParameters();
        parameters.remove(missing);

        var response = integration.openConsent(parameters);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Integration.parameter(response, "error")).isEqualTo("invalid_request");
        assertThat(Integration.parameter(response, "code")).isEmpty();
    }

    @Test
    void refusesPlainPkce() {
        var parameters = Integration.authorizeParameters();
        parameters.put("code_challenge_method", "plain");

        var response = integration.openConsent(parameters);

        assertThat(Integration.parameter(response, "error")).isEqualTo("invalid_request");
    }

    @Test
    void refusesABlankChallenge() {
        var parameters = Integration.authorizeParameters();
        parameters.put("code_challenge", "");

        var response = integration.openConsent(parameters);

        assertThat(Integration.parameter(response, "error")).isEqualTo("invalid_request");
    }

    @Test
    void showsAnErrorPageForAnUnknownClient() {
        var parameters = Integration.authorizeParameters();
        parameters.put("client_id", "somebody-else");

        var response = integration.openConsent(parameters);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "?x=1", "#", "/../callback"})
    void showsAnErrorPageUnlessTheRedirectUriMatchesExactly(String addition) {
        var parameters = Integration.authorizeParameters();
        parameters.put("redirect_uri", Integration.CALLBACK + addition);

        var response = integration.openConsent(parameters);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void dropsScopesThatTheAppDoesNotHave() {
        var few = new LinkedHashSet<>(List.of("accounts:read", "lists:read"));
        SANDBOX.control().app(SANDBOX.control().app().withScopes(few));

        var tokens = integration.connect("NWc0f1");

        assertThat(tokens.get("scope").asString()).isEqualTo("accounts:read lists:read");
    }

    @Test
    void registersFurtherRedirectUris() {
        var other = "http://localhost:5000/back";
        var app = SANDBOX.control().app();
        SANDBOX.control().app(app.withRedirectUris(Set.of(Integration.CALLBACK, other)));
        var parameters = Integration.authorizeParameters();
        parameters.put("redirect_uri", other);

        var response = integration.decide(parameters, "allow", "NWc0f1");

        assertThat(Integration.location(response)).startsWith(other + "?code=");
    }

    @Test
    void refusesOtherResponseTypes() {
        var parameters = Integration.authorizeParameters();
        parameters.put("response_type", "token");

        var response = integration.openConsent(parameters);

        assertThat(Integration.parameter(response, "error")).isEqualTo("invalid_request");
    }

    @Test
    void refusesRepeatedParameters() {
        var query = Integration.form(Integration.authorizeParameters()) + "&scope=flows%3Aread";

        var response = integration.openConsent(query);

        assertThat(Integration.parameter(response, "error")).isEqualTo("invalid_request");
    }
}
