package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Klaviyo answers a refresh with something that is no answer, or never. */
@Tag("faults")
@ExtendWith(RunningSystem.class)
final class OddAnswersIT {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final SystemUnderTest system;
    private final ConnectedClient client;

    OddAnswersIT(SystemUnderTest system) {
        this.system = system;
        this.client = ConnectedClient.of(system);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void storesNothingOfAnAnswerThatIsNone(Map<String, ?> oddity) { // F18, F19, F21
        system.sandbox().fault(client.account(), "token.refresh", oddity);
        client.makeDue();
        client.sweepUntil(document -> document.text("oauth.state").equals("degraded"));
        var degraded = client.document();
        system.sandbox().heal();

        client.rotate();

        assertThat(degraded.number("oauth.token_version")).isOne();
        assertThat(degraded.find("oauth.attempt")).isEmpty();
        assertThat(client.state()).isEqualTo("connected");
        assertThat(client.version()).isEqualTo(2);
        System.out.println("F18/F19/F21: " + oddity + " cost " + (client.refreshes() - 1) + " call, and no token");
    }

    @Test
    void waitsAsLongAsKlaviyoAsks() { // F17
        system.sandbox()
                .fault(
                        client.account(),
                        "token.refresh",
                        Map.of("kind", "status", "status", 429, "retry_after", RETRY_AFTER.toSeconds(), "times", 1));
        client.makeDue();

        client.sweepUntil(document -> document.number("oauth.token_version") == 2);

        var calls = system.sandbox().refreshTimes(client.account());
        assertThat(calls).hasSize(2);
        assertThat(Duration.between(calls.getFirst(), calls.getLast())).isGreaterThanOrEqualTo(RETRY_AFTER);
        System.out.println("F17: asked to wait 30 s, called again after "
                + Duration.between(calls.getFirst(), calls.getLast()).toSeconds() + " s");
    }

    private static Stream<Map<String, ?>> oddities() {
        return Stream.of(
                Map.of("kind", "hang"),
                Map.of("kind", "slow_loris", "delay", "PT1S"),
                Map.of("kind", "malformed_json"),
                Map.of("kind", "truncated"),
                Map.of("kind", "html"),
                Map.of("kind", "challenge"),
                Map.of("kind", "oversized"),
                Map.of(
                        "kind", "canned",
                        "headers", Map.of("Content-Type", "application/json; charset=utf-16"),
                        "body", "{\"access_token\":\"\",\"expires_in\":\"soon\"}"));
    }
}
