package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.RefreshMode;
import com.emailpilot.sandbox.oauth.RefreshMode.Grace;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a refresh does to the refresh token, in each mode. */
final class RotationTest {

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
    void killsTheOldRefreshTokenWhereItRotatesStrictly() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var first = integration.connect("NWc0f1");
        var second = Integration.json(integration.refresh(refreshToken(first)));

        var again = integration.refresh(refreshToken(first));

        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        assertInvalidGrant(again);
        assertThat(integration.refresh(refreshToken(second)).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheFamilyWhenAnOldRefreshTokenIsShown() {
        SANDBOX.control().refreshMode(new RefreshMode.Rotating(Duration.ZERO, Grace.SAME_SUCCESSOR, true));
        var first = integration.connect("NWc0f1");
        var second = Integration.json(integration.refresh(refreshToken(first)));

        integration.refresh(refreshToken(first));

        assertInvalidGrant(integration.refresh(refreshToken(second)));
        assertThat(integration.get("/api/accounts", accessToken(second)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void repeatsTheSuccessorWithinTheGrace() {
        grace(Grace.SAME_SUCCESSOR);
        var first = integration.connect("NWc0f1");
        var second = Integration.json(integration.refresh(refreshToken(first)));

        var again = Integration.json(integration.refresh(refreshToken(first)));

        assertThat(refreshToken(again)).isEqualTo(refreshToken(second));
    }

    @Test
    void givesAnotherSuccessorWithinTheGrace() {
        grace(Grace.ANOTHER_SUCCESSOR);
        var first = integration.connect("NWc0f1");
        var second = Integration.json(integration.refresh(refreshToken(first)));

        var again = Integration.json(integration.refresh(refreshToken(first)));

        assertThat(refreshToken(again)).isNotEqualTo(refreshToken(second));
        assertThat(integration.refresh(refreshToken(second)).statusCode()).isEqualTo(200);
        assertThat(integration.refresh(refreshToken(again)).statusCode()).isEqualTo(200);
    }

    @Test
    void killsTheEarlierSuccessorWithinTheGrace() {
        grace(Grace.NEWEST_SUCCESSOR);
        var first = integration.connect("NWc0f1");
        var second = Integration.json(integration.refresh(refreshToken(first)));

        var again = Integration.json(integration.refresh(refreshToken(first)));

        assertInvalidGrant(integration.refresh(refreshToken(second)));
        assertThat(integration.refresh(refreshToken(again)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheOldRefreshTokenAfterTheGrace() {
        grace(Grace.SAME_SUCCESSOR);
        var first = integration.connect("NWc0f1");
        integration.refresh(refreshToken(first));
        SANDBOX.control().advanceClock(Duration.ofMinutes(1));

        var again = integration.refresh(refreshToken(first));

        assertInvalidGrant(again);
    }

    @Test
    void leavesTheRefreshTokenOutWhereToldTo() {
        SANDBOX.control().refreshMode(new RefreshMode.Omitted());
        var first = integration.connect("NWc0f1");

        var second = Integration.json(integration.refresh(refreshToken(first)));

        assertThat(second.has("refresh_token")).isFalse();
        assertThat(integration.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
    }

    @Test
    void takesTurnsAmongTheModesWhereToldTo() {
        SANDBOX.control().refreshMode(new RefreshMode.Mixed());
        var token = refreshToken(integration.connect("NWc0f1"));

        var kinds = Stream.generate(() -> Integration.json(integration.refresh(token)))
                .limit(2)
                .map(answer ->
                        answer.has("refresh_token") && refreshToken(answer).equals(token))
                .toList();

        assertThat(kinds).isEqualTo(List.of(true, false));
    }

    private static void grace(Grace kind) {
        SANDBOX.control().refreshMode(new RefreshMode.Rotating(Duration.ofMinutes(1), kind, false));
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
