package com.emailpilot.system.crash;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refresher dies while it judges that a customer has taken its leave. */
@ExtendWith(RunningSystem.class)
final class VerdictCrashIT {

    private final SystemUnderTest system;
    private final ConnectedClient client;

    VerdictCrashIT(SystemUnderTest system) {
        this.system = system;
        this.client = ConnectedClient.of(system);
    }

    /** Before the count is stored the attempt is left behind, and nobody can tell any more that Klaviyo had not answered it with tokens. */
    @ParameterizedTest
    @CsvSource({"R5.before, rotation_lost", "R5.after, needs_reauthorization"})
    void isJudgedByWhatIsKnownOfTheDead(String step, String verdict) { // R5
        var doomed = system.instances().refresherThatDiesAt(step, client.id());
        system.sandbox().uninstall(client.account());
        client.makeDue();
        var call = client.wantFresh(doomed);
        await().atMost(PATIENCE).until(() -> !doomed.isAlive());

        client.sweepUntil(document -> !document.text("oauth.state").equals("connected")
                && !document.text("oauth.state").equals("degraded"));

        assertThat(call).failsWithin(PATIENCE);
        assertThat(client.state()).isEqualTo(verdict);
        assertThat(client.document().text("status")).isEqualTo("needs_reauthorization");
    }
}
