package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The refresh_token grant as Klaviyo has it today. */
final class RefreshTest {

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
    void letsAccessTokensExpire() {
        var token = integration.accessToken("NWc0f1");
        SANDBOX.control().advanceClock(Duration.ofHours(1));

        var response = integration.get("/api/accounts", token);

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void shortensTheLifeOfAccessTokensWhenTold() {
        SANDBOX.control().tokenLifetime(Duration.ofSeconds(7));

        var tokens = integration.connect("NWc0f1");

        assertThat(tokens.get("expires_in").asInt()).isEqualTo(7);
    }

    @Test
    void answersARefreshWithTheSameRefreshTokenAndANewAccessToken() {
        var first = integration.connect("NWc0f1");

        var second = Integration.json(integration.refresh(refreshToken(first)));

        assertThat(refreshToken(second)).isEqualTo(refreshToken(first));
        assertThat(second.get("access_token")).isNotEqualTo(first.get("access_token"));
    }

    @Test
    void keepsTheOldAccessTokenValidAfterARefresh() {
        var first = integration.connect("NWc0f1");
        integration.refresh(refreshToken(first));

        var response = integration.get("/api/accounts", accessToken(first));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void letsParallelRefreshesSucceed() {
        var token = refreshToken(integration.connect("NWc0f1"));

        var refreshes = Stream.generate(() -> CompletableFuture.supplyAsync(() -> integration.refresh(token)))
                .limit(4)
                .toList();

        assertThat(refreshes)
                .allSatisfy(refresh -> assertThat(refresh.join().statusCode()).isEqualTo(200));
    }

    @Test
    void keepsARefreshTokenAliveThatIsUsedEveryNinetyDays() {
        var token = refreshToken(integration.connect("NWc0f1"));
        SANDBOX.control().advanceClock(Duration.ofDays(90));
        integration.refresh(token);
        SANDBOX.control().advanceClock(Duration.ofDays(90));

        var response = integration.refresh(token);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void endsARefreshTokenThatWasIdleForMoreThanNinetyDays() {
        var token = refreshToken(integration.connect("NWc0f1"));
        SANDBOX.control().advanceClock(Duration.ofDays(90).plusSeconds(1));

        var response = integration.refresh(token);

        assertInvalidGrant(response);
    }

    @Test
    void refusesTheEleventhRefreshOfAnInstallWithinAMinute() {
        var token = refreshToken(integration.connect("NWc0f1"));
        for (int count = 0; count < 10; count++) {
            integration.refresh(token);
        }

        var eleventh = integration.refresh(token);

        assertThat(eleventh.statusCode()).isEqualTo(429);
        assertThat(eleventh.headers().firstValue("Retry-After")).hasValue("60");
    }

    @Test
    void countsRefreshesOfOtherInstallsApart() {
        var token = refreshToken(integration.connect("NWc0f1"));
        var other = refreshToken(integration.connect("CKte09"));
        for (int count = 0; count < 10; count++) {
            integration.refresh(token);
        }

        var response = integration.refresh(other);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refreshesAgainAfterTheMinute() {
        var token = refreshToken(integration.connect("NWc0f1"));
        for (int count = 0; count < 10; count++) {
            integration.refresh(token);
        }
        SANDBOX.control().advanceClock(Duration.ofMinutes(1));

        var response = integration.refresh(token);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void namesAMissingRefreshToken() {
        var response = integration.token(Map.of("grant_type", "refresh_token"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void refusesAnAccessTokenAsRefreshToken() {
        var response = integration.refresh(integration.accessToken("NWc0f1"));

        assertInvalidGrant(response);
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.get("refresh_token").asString();
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }

    private static void assertInvalidGrant(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }
}
