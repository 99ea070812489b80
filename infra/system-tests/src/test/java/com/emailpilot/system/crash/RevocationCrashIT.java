package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("faults") // the emulator keeps hints for consumers that are gone, at times for minutes
@ExtendWith(RunningSystem.class)
final class RevocationCrashIT {

    private final SystemUnderTest system;

    RevocationCrashIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.part(LocalSystem.REFRESHER).signal("CONT");
    }

    @Test
    void revokesAgainWhenKilledBetweenKlaviyosAnswerAndItsCommit() { // D2
        var client = ConnectedClient.of(system);
        var admin = system.admin();
        var usual = system.part(LocalSystem.REFRESHER);
        var doomed = system.instances().refresherThatDiesAt("D2.after", client.id());

        usual.signal("STOP");
        admin.disconnect(client.id());
        client.sweepUntil(_ -> !doomed.isAlive());
        var left = client.document();
        usual.signal("CONT");
        client.sweepUntil(document -> document.find("oauth.revoked_at").isPresent());

        assertThat(left.find("oauth.revocation.started")).isPresent();
        assertThat(client.document().find("oauth.revocation")).isEmpty();
        assertThat(client.state()).isEqualTo("disconnected");
        assertThat(admin.connect(client.account())).isEqualTo(CONNECTED);
        client.awaitThat(document -> document.text("oauth.state").equals("connected"));
    }
}
