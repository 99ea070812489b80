package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rate limits and their headers. */
final class LimitsTest {

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
    void refusesTheSecondAccountCallWithinASecond() {
        var token = integration.accessToken("NWc0f1");
        integration.get("/api/accounts", token);

        var second = integration.get("/api/accounts", token);

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(second.headers().firstValue("RateLimit-Limit")).isEmpty();
        assertThat(Integration.json(second).at("/errors/0/code").asString()).isEqualTo("throttled");
        assertThat(Integration.json(second).at("/errors/0/detail").asString())
                .isEqualTo("Request was throttled. Expected available in 1 second.");
    }

    @Test
    void servesTheNextAccountCallAfterASecond() {
        var token = integration.accessToken("NWc0f1");
        integration.get("/api/accounts", token);
        SANDBOX.control().advanceClock(Duration.ofSeconds(1));

        var next = integration.get("/api/accounts", token);

        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheSixteenthAccountCallWithinAMinute() {
        var token = integration.accessToken("NWc0f1");
        for (int count = 0; count < 15; count++) {
            integration.get("/api/accounts", token);
            SANDBOX.control().advanceClock(Duration.ofSeconds(1));
        }

        var sixteenth = integration.get("/api/accounts", token);

        assertThat(sixteenth.statusCode()).isEqualTo(429);
        assertThat(sixteenth.headers().firstValue("Retry-After")).hasValue("45");
    }

    @Test
    void refusesTheSeventySixthListCallWithinASecond() {
        var token = integration.accessToken("PLbk00");
        for (int count = 0; count < 75; count++) {
            integration.get("/api/lists", token);
        }

        var next = integration.get("/api/lists", token);

        assertThat(next.statusCode()).isEqualTo(429);
    }

    @Test
    void limitsEndpointsApart() {
        var token = integration.accessToken("NWc0f1");
        integration.get("/api/accounts", token);

        var other = integration.get("/api/segments", token);

        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void limitsAccountsApart() {
        var token = integration.accessToken("NWc0f1");
        var other = integration.accessToken("CKte09");
        integration.get("/api/accounts", token);

        var response = integration.get("/api/accounts", other);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void sharesALimitAmongTheTokensOfAnInstall() {
        integration.get("/api/accounts", integration.accessToken("NWc0f1"));

        var response = integration.get("/api/accounts", integration.accessToken("NWc0f1"));

        assertThat(response.statusCode()).isEqualTo(429);
    }

    @Test
    void liftsTheLimitsWhereToldTo() {
        SANDBOX.control().rateLimits(false);
        var token = integration.accessToken("NWc0f1");
        integration.get("/api/accounts", token);

        var second = integration.get("/api/accounts", token);

        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void describesTheLimitsInStructuredHeaders() {
        var response = integration.get("/api/lists", integration.accessToken("NWc0f1"));

        assertThat(response.headers().firstValue("RateLimit-Limit")).hasValue("75, 75;w=1, 750;w=60");
        assertThat(response.headers().firstValue("RateLimit-Remaining")).hasValue("74");
        assertThat(response.headers().firstValue("RateLimit-Reset")).isPresent();
    }

    @Test
    void lowersTheSteadyLimitForOldRevisions() {
        var token = integration.accessToken("NWc0f1");

        var response =
                integration.send(integration.unrevised("/api/lists", token).header("revision", "2025-07-15"));

        assertThat(response.headers().firstValue("RateLimit-Limit")).hasValue("75, 75;w=1, 700;w=60");
    }

    @Test
    void describesTheLimitsOn400And403And404() {
        var token = integration.accessToken("NWc0f1");
        var noScope = accessTokenFor("metrics:read");

        assertLimitsDescribed(integration.get("/api/lists?sort=nothing", token), 400);
        assertLimitsDescribed(integration.get("/api/lists", noScope), 403);
        assertLimitsDescribed(integration.get("/api/accounts/NOPE01", token), 404);
    }

    @Test
    void describesNoLimitsOn401() {
        var response = integration.get("/api/accounts", "never-issued");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("RateLimit-Limit")).isEmpty();
    }

    private String accessTokenFor(String scope) {
        var parameters = Integration.authorizeParameters();
        parameters.put("scope", scope);
        var code = Integration.parameter(integration.decide(parameters, "allow", "NWc0f1"), "code");
        return Integration.json(integration.exchange(code)).get("access_token").asString();
    }

    private static void assertLimitsDescribed(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("RateLimit-Limit")).isPresent();
    }
}
