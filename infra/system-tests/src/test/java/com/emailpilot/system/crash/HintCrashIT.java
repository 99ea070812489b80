package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one refresher dies with a hint in its hands, which comes back to the one that is started after it. */
@OwnSystem
@ExtendWith(RunningSystem.class)
final class HintCrashIT {

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);

    private final SystemUnderTest system;
    private final ConnectedClient client;

    HintCrashIT(SystemUnderTest system) {
        this.system = system;
        this.client = ConnectedClient.of(system);
    }

    @AfterEach
    void heal() {
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void asksKlaviyoNoSecondTimeWhenKilledBetweenTheResultAndTheAck() { // F11
        system.sandbox().settings(RefreshModes.STRICT);

        killAt("R3.after", client::makeDue);
        client.sweepUntil(
                _ -> !system.taps().messages("tokens-rotated", client.account()).isEmpty());

        assertThat(client.version()).isEqualTo(2);
        assertThat(client.refreshes()).isOne();
    }

    @Test
    void revokesAgainWhenKilledBetweenKlaviyosAnswerAndItsCommit() { // D2
        revokesThoughKilledAt("D2.after");
    }

    /** Each restart costs the emulator's minute. */
    @Tag("faults")
    @ParameterizedTest
    @ValueSource(strings = {"D2.start.after", "D2.end.after"})
    void revokesWhereverItIsKilled(String step) { // D2
        revokesThoughKilledAt(step);
    }

    private void revokesThoughKilledAt(String step) {
        var admin = system.admin();

        killAt(step, () -> admin.disconnect(client.id()));
        var left = client.document();
        client.sweepUntil(HintCrashIT::isRevoked);

        assertThat(left.find("oauth.revocation.started").isPresent()).isEqualTo(!step.startsWith("D2.end"));
        assertThat(client.state()).isEqualTo("disconnected");
        assertThat(system.sandbox().ledger(client.account()))
                .noneMatch(row -> row.path("live").asBoolean());
        assertThat(admin.connect(client.account())).isEqualTo(CONNECTED);
        client.awaitThat(document -> document.text("oauth.state").equals("connected"));
    }

    private void killAt(String step, Runnable cause) {
        var doomed = system.instances().usualRefresherThatDiesAt(step, client.id());
        cause.run();
        await().atMost(PATIENCE).pollInterval(BETWEEN_SWEEPS).until(() -> {
            system.topics().sweep();
            return !doomed.isAlive();
        });
        system.instances().restartRefresher();
    }

    private static boolean isRevoked(StoredDocument document) {
        return document.find("oauth.revoked_at").isPresent()
                && document.find("oauth.revocation").isEmpty();
    }
}
