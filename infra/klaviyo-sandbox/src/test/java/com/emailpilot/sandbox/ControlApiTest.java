package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults, clock and settings over the control API, and what it refuses. */
final class ControlApiTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\":\"status\",\"endpoint\":\"revoke\",\"status\":503,\"retry_after\":9,\"times\":1} | 503",
                "{\"kind\":\"oauth_error\",\"endpoint\":\"revoke\",\"status\":401,\"error\":\"invalid_client\"} | 401",
                "{\"kind\":\"challenge\",\"endpoint\":\"revoke\",\"when\":\"after\"} | 403",
                "{\"kind\":\"html\",\"endpoint\":\"revoke\"} | 200",
                "{\"kind\":\"delay\",\"endpoint\":\"revoke\",\"delay\":\"PT0.01S\"} | 200",
                "{\"kind\":\"canned\",\"status\":418,\"headers\":{\"x\":\"y\"},\"body\":\"z\",\"probability\":1} | 418"
            })
    void setsFaults(String fault, int status) {
        integration.control("POST", "/sandbox/faults", fault);

        var response = integration.revoke("never-issued");

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void clearsFaults() {
        integration.control("POST", "/sandbox/faults", "{}");
        integration.control("DELETE", "/sandbox/faults", "");

        var response = integration.revoke("never-issued");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(integration.control("GET", "/sandbox/faults", "").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /sandbox/faults, {\"kind\":\"earthquake\"}",
        "POST, /sandbox/faults, {\"knid\":\"hang\"}",
        "PUT, /sandbox/clock, nonsense",
        "PUT, /sandbox/settings, {\"token_lifetime\":\"soon\"}",
        "POST, /sandbox/grants, {\"account\":\"NOPE01\"}",
        "GET, /sandbox/ledger?kind=coin, ''"
    })
    void refusesWhatItDoesNotUnderstand(String method, String path, String body) {
        var response = integration.control(method, path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("problem").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /sandbox/nothing",
        "POST, /sandbox/accounts/NOPE01/uninstall",
        "POST, /sandbox/accounts/NWc0f1/rename",
        "POST, /sandbox/ledger/NOPE/revoke"
    })
    void knowsNoOtherControls(String method, String path) {
        var response = integration.control(method, path, "");

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void movesTheClock() {
        var answer = Integration.json(
                integration.control("PUT", "/sandbox/clock", "{\"frozen\":true,\"advance\":\"PT1H\"}"));

        assertThat(answer.get("now").asString()).isEqualTo("2026-11-22T13:00:00Z");
    }

    @Test
    void changesSettings() {
        integration.control(
                "PUT",
                "/sandbox/settings",
                "{\"token_lifetime\":\"PT5S\",\"rate_limits\":false,\"reauthorizing_ends_earlier_grants\":true,"
                        + "\"refresh_mode\":{\"name\":\"rotating\",\"grace\":\"PT9S\","
                        + "\"grace_kind\":\"newest_successor\",\"family_revocation\":true}}");

        var settings = integration.control("GET", "/sandbox/settings", "");

        assertThat(settings.body())
                .contains("\"token_lifetime\":\"PT5S\"")
                .contains("\"grace\":\"PT9S\"")
                .contains("NEWEST_SUCCESSOR");
    }

    @ParameterizedTest
    @CsvSource({"same_token", "omitted", "mixed", "rotating"})
    void namesRefreshModes(String name) {
        var response =
                integration.control("PUT", "/sandbox/settings", "{\"refresh_mode\":{\"name\":\"" + name + "\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void setsLatencies() {
        var response = integration.control("PUT", "/sandbox/latencies", "{\"endpoints\":{\"token\":\"PT0.01S\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void forgetsEverythingOnReset() {
        integration.connect("NWc0f1");
        integration.control("POST", "/sandbox/accounts", "{}");

        integration.control("POST", "/sandbox/reset", "");

        var ledger = Integration.json(integration.control("GET", "/sandbox/ledger", ""));
        assertThat(ledger.get("credentials").size()).isZero();
        assertThat(ledger.get("installs").size()).isZero();
        assertThat(SANDBOX.control().accounts()).hasSize(9);
    }

    @Test
    void leavesItselfOutOfFaultsAndCounts() {
        integration.control("POST", "/sandbox/faults", "{\"kind\":\"hang\"}");

        var health = integration.control("GET", "/sandbox/health", "");

        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(SANDBOX.control().counts()).isEmpty();
    }
}
