package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.sandbox.faults.Fault;
import com.emailpilot.sandbox.faults.FaultRule;
import com.emailpilot.sandbox.oauth.CredentialKind;
import com.emailpilot.sandbox.oauth.LedgerRow;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Wrong answers on demand, and where they strike. */
final class FaultsTest {

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
    @ValueSource(ints = {500, 503})
    void failsTheTokenEndpointWithAStatus(int status) {
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.Status(status, null)));

        var failed = integration.refresh(token);

        assertThat(failed.statusCode()).isEqualTo(status);
        assertThat(integration.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void throttlesOnDemand() {
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token", new Fault.Status(429, 30)));

        var response = integration.refresh(token);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token.refresh", "accounts"})
    void challengesWithHtml(String endpoint) {
        var tokens = integration.connect("NWc0f1");
        SANDBOX.control().fault(FaultRule.next(1, endpoint, new Fault.Challenge()));

        var response = endpoint.equals("accounts")
                ? integration.get("/api/accounts", tokens.get("access_token").asString())
                : integration.refresh(tokens.get("refresh_token").asString());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("cf-mitigated")).hasValue("challenge");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void failsRestWith503OnDemand() {
        var token = integration.accessToken("NWc0f1");
        SANDBOX.control().fault(FaultRule.next(1, "lists", new Fault.Status(503, 2)));

        var response = integration.get("/api/lists", token);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(Integration.json(response).at("/errors/0/status").asInt()).isEqualTo(503);
    }

    @Test
    void liesAboutTheGrant() {
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.OAuthError(400, "invalid_grant")));

        var lie = integration.refresh(token);

        assertThat(lie.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(integration.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void answersHtmlWith200() {
        SANDBOX.control().fault(FaultRule.always("token.refresh", new Fault.HtmlPage()));

        var response = integration.refresh(refreshToken());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void answersMalformedJson() {
        SANDBOX.control().fault(FaultRule.always("token.refresh", new Fault.MalformedJson()));

        var response = integration.refresh(refreshToken());

        assertThatThrownBy(() -> Integration.json(response)).isInstanceOf(JacksonException.class);
    }

    @Test
    void answersAnythingWordForWord() {
        var headers = Map.of("Content-Type", "application/json;charset=utf-16");
        SANDBOX.control().fault(FaultRule.always("token.refresh", new Fault.Canned(201, headers, "[]")));

        var response = integration.refresh(refreshToken());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-16");
    }

    @Test
    void strikesOneAccountOnly() {
        var spared = refreshToken();
        var struck = integration.connect("CKte09").get("refresh_token").asString();
        SANDBOX.control()
                .fault(FaultRule.always("token.refresh", new Fault.Status(500, null))
                        .forAccount("CKte09"));

        assertThat(integration.refresh(spared).statusCode()).isEqualTo(200);
        assertThat(integration.refresh(struck).statusCode()).isEqualTo(500);
    }

    @Test
    void strikesWithAProbability() {
        SANDBOX.control()
                .fault(FaultRule.always("revoke", new Fault.Status(500, null)).withProbability(0.5));

        var failed = IntStream.range(0, 60)
                .filter(_ -> integration.revoke("never-issued").statusCode() == 500)
                .count();

        assertThat(failed).isBetween(5L, 55L);
    }

    @Test
    void strikesUntilCleared() {
        SANDBOX.control().fault(FaultRule.always("*", new Fault.Status(500, null)));
        integration.revoke("never-issued");
        SANDBOX.control().clearFaults();

        var response = integration.revoke("never-issued");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void entersIntoTheLedgerWhatItDidNotActOn() {
        var code = integration.code("NWc0f1");
        SANDBOX.control().fault(FaultRule.next(1, "token.code", new Fault.Reset()));

        assertThatThrownBy(() -> integration.sendOrFail(
                        integration.tokenRequest("/oauth/token", integration.exchangeFields(code))))
                .isInstanceOf(IOException.class);

        var row = code();
        assertThat(row.presented()).isEqualTo(1);
        assertThat(row.presentations().getFirst().authenticated()).isTrue();
        assertThat(row.used()).isZero();
        assertThat(SANDBOX.control().counts().get("token.code")).isEqualTo(Map.of("reset", 1L));
    }

    private static LedgerRow code() {
        return SANDBOX.control()
                .ledger(row -> row.kind() == CredentialKind.CODE)
                .getFirst();
    }

    private String refreshToken() {
        return integration.connect("NWc0f1").get("refresh_token").asString();
    }
}
