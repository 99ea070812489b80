package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.sandbox.faults.Fault;
import com.emailpilot.sandbox.faults.FaultRule;
import com.emailpilot.sandbox.oauth.RefreshMode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that come late, come in pieces, or do not come. */
final class BrokenConnectionsTest {

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
    void hangsUntilTheClientGivesUp() {
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.Hang()));

        assertThatThrownBy(() -> integration.sendOrFail(refresh(token).timeout(Duration.ofMillis(200))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void resetsTheConnectionBeforeActing() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.Reset()));

        assertThatThrownBy(() -> integration.sendOrFail(refresh(token))).isInstanceOf(IOException.class);

        assertThat(integration.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void resetsTheConnectionAfterHavingActed() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var token = refreshToken();
        SANDBOX.control()
                .fault(FaultRule.next(1, "token.refresh", new Fault.Reset()).afterActing());

        assertThatThrownBy(() -> integration.sendOrFail(refresh(token))).isInstanceOf(IOException.class);

        assertThat(integration.refresh(token).statusCode()).isEqualTo(400);
    }

    @Test
    void actsEvenIfTheClientHangsUp() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.Delay(Duration.ofMillis(300))));

        assertThatThrownBy(() -> integration.sendOrFail(refresh(token).timeout(Duration.ofMillis(100))))
                .isInstanceOf(HttpTimeoutException.class);

        SANDBOX.control().fault(FaultRule.next(1, "revoke", new Fault.Delay(Duration.ofMillis(400))));
        integration.revoke("never-issued");
        assertThat(integration.refresh(token).statusCode()).isEqualTo(400);
    }

    @Test
    void breaksTheAnswerOffHalfWay() {
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.always("token.refresh", new Fault.Truncated()));

        assertThatThrownBy(() -> integration.sendOrFail(refresh(token))).isInstanceOf(IOException.class);
    }

    @Test
    void answersFarTooMuch() {
        SANDBOX.control().fault(FaultRule.always("token.refresh", new Fault.Oversized(2_000_000)));

        var response = integration.refresh(refreshToken());

        assertThat(response.body()).hasSizeGreaterThan(1_900_000);
    }

    @Test
    void answersByteByByte() {
        SANDBOX.control().fault(FaultRule.always("revoke", new Fault.SlowLoris(Duration.ofMillis(5))));
        var begun = System.nanoTime();

        var response = integration.revoke("never-issued");

        assertThat(response.body()).isEqualTo("{\"success\":true}");
        assertThat(since(begun)).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void delaysAnAnswer() {
        var token = refreshToken();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.Delay(Duration.ofMillis(100))));
        var begun = System.nanoTime();

        var response = integration.refresh(token);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(since(begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void waitsBeforeEveryRequestWhereALatencyIsSet() {
        var token = refreshToken();
        SANDBOX.control().latency("token", Duration.ofMillis(60));
        var begun = System.nanoTime();

        integration.refresh(token);

        assertThat(since(begun)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    private String refreshToken() {
        return integration.connect("NWc0f1").get("refresh_token").asString();
    }

    private HttpRequest.Builder refresh(String token) {
        return integration.tokenRequest("/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
