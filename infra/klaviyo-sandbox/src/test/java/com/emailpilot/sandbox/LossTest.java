package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.App;
import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.sandbox.oauth.LedgerRow;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Uninstalling, revoking, and what is left afterwards. */
final class LossTest {

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
    void refusesARefreshAfterTheAppWasUninstalled() {
        var tokens = integration.connect("NWc0f1");
        SANDBOX.control().uninstall("NWc0f1");

        var response = integration.refresh(refreshToken(tokens));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    @Test
    void refusesARefreshAfterKlaviyoRevokedTheTokens() {
        var tokens = integration.connect("NWc0f1");
        SANDBOX.control().revokeTokens("NWc0f1");

        var response = integration.refresh(refreshToken(tokens));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void refusesApiCallsAfterTheAppWasUninstalled() {
        var tokens = integration.connect("NWc0f1");
        SANDBOX.control().uninstall("NWc0f1");

        var response = integration.get("/api/accounts", accessToken(tokens));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Integration.json(response).at("/errors/0/code").asString()).isEqualTo("authentication_failed");
    }

    @Test
    void uninstallsTheAppWhenItsRefreshTokenIsRevoked() {
        var tokens = integration.connect("NWc0f1");

        var response = integration.revoke(refreshToken(tokens));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"success\":true}");
        assertThat(integration.refresh(refreshToken(tokens)).statusCode()).isEqualTo(400);
        assertThat(integration.get("/api/accounts", accessToken(tokens)).statusCode())
                .isEqualTo(401);
        assertThat(SANDBOX.control().installs().getFirst().uninstalledAt()).isNotNull();
    }

    @Test
    void answersTheRevocationOfAnUnknownTokenAlike() {
        var response = integration.revoke("never-issued");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"success\":true}");
    }

    @Test
    void refusesARevocationWithoutClientCredentials() {
        var tokens = integration.connect("NWc0f1");
        var request = integration
                .tokenRequest("/oauth/revoke", Map.of("token", refreshToken(tokens)))
                .setHeader("Authorization", Integration.basic("wrong"));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(integration.refresh(refreshToken(tokens)).statusCode()).isEqualTo(200);
    }

    @Test
    void killsEveryTokenOfThePairByOneRevocation() {
        var first = integration.connect("NWc0f1");
        var second = integration.connect("NWc0f1");

        integration.revoke(refreshToken(first));

        assertThat(integration.refresh(refreshToken(second)).statusCode()).isEqualTo(400);
        assertThat(integration.get("/api/accounts", accessToken(second)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void leavesOtherAccountsAlone() {
        var other = integration.connect("CKte09");
        var tokens = integration.connect("NWc0f1");

        integration.revoke(refreshToken(tokens));

        assertThat(integration.refresh(refreshToken(other)).statusCode()).isEqualTo(200);
    }

    @Test
    void installsAnewAfterAnUninstall() {
        var first = integration.connect("NWc0f1");
        integration.revoke(refreshToken(first));

        var second = integration.connect("NWc0f1");
        integration.revoke(refreshToken(first));

        assertThat(integration.refresh(refreshToken(second)).statusCode()).isEqualTo(200);
        assertThat(SANDBOX.control().installs()).hasSize(2);
    }

    @Test
    void revokesOneTokenByItsLedgerId() {
        var tokens = integration.connect("NWc0f1");
        var row = SANDBOX.control().ledger(LedgerRow::live).stream()
                .filter(live -> live.id().equals(Fingerprint.of(accessToken(tokens))))
                .findFirst()
                .orElseThrow();

        SANDBOX.control().revoke(row.id());

        assertThat(integration.get("/api/accounts", accessToken(tokens)).statusCode())
                .isEqualTo(401);
        assertThat(integration.refresh(refreshToken(tokens)).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesTheTokensOfOtherAppsAlone() {
        var tokens = integration.connect("NWc0f1");
        var request = integration
                .tokenRequest("/oauth/revoke", Map.of("token", refreshToken(tokens)))
                .setHeader("Authorization", otherApp());

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(integration.refresh(refreshToken(tokens)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesToRefreshTheTokensOfOtherApps() {
        var tokens = integration.connect("NWc0f1");
        var fields = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(tokens));
        var request = integration.tokenRequest("/oauth/token", fields).setHeader("Authorization", otherApp());

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    private static String otherApp() {
        var app = SANDBOX.control().app();
        SANDBOX.control().app(new App("other-app", "Other", List.of("s"), app.redirectUris(), app.scopes()));
        var pair = "other-app:s".getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.get("refresh_token").asString();
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }
}
