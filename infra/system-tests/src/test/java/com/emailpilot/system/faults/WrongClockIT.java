package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F39: the clock of one instance is wrong; all times that decide are the server's. */
@Tag("faults")
@ExtendWith(RunningSystem.class)
final class WrongClockIT {

    private final SystemUnderTest system;

    WrongClockIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2h", "-5m", "+5m", "+2h"})
    void neitherStealsAnAttemptNorRotatesTwice(String shift) {
        assumeTrue(JumpingClock.isInstalled(), "not run: libfaketime is not installed (apt-get install faketime)");
        system.sandbox().settings(RefreshModes.STRICT);
        var shifted =
                system.instances().refresherWith(JumpingClock.shifted(shift).environment());
        shifted.awaitReady();
        var client = ConnectedClient.of(system);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "delay", "delay", "PT3S", "times", 1));

        var right = client.wantFresh(system.part(LocalSystem.REFRESHER));
        client.awaitRefreshes(1);
        var wrong = client.wantFresh(shifted);

        assertThat(right.join().statusCode()).isEqualTo(200);
        assertThat(wrong.join().statusCode()).isEqualTo(200);
        client.awaitThat(document -> document.number("oauth.token_version") == 2);
        assertThat(client.refreshes()).isOne();
        assertThat(client.state()).isEqualTo("connected");
        System.out.println("F39: a clock that is wrong by " + shift + ", 2 callers, " + client.refreshes() + " call");
        shifted.stop();
    }
}
