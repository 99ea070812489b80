package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.FreshSystem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F6 and F7: the provisioner dies with a connection in its hands, and does it again when it is back. */
@ExtendWith(FreshSystem.class)
final class ProvisionerCrashIT {

    /** The emulator may keep messages from a restarted consumer for more than a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SystemUnderTest system;
    private final AdminSession admin;
    private final String account;

    ProvisionerCrashIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
        this.account = system.sandbox().newAccount(1, 1);
    }

    @Test
    void createsOneClientWhenKilledBetweenCommitAndAcknowledgement() { // F6
        connectWhileDyingAt("P6.before");

        await().atMost(PATIENCE)
                .until(() -> !system.taps().messages("client-created", account).isEmpty());
        assertThat(FirestoreDump.of(system).clients(account)).hasSize(1);
        assertThat(system.taps().messages("client-created", account))
                .extracting(tapped -> tapped.event().id())
                .containsOnly(system.taps()
                        .messages("client-created", account)
                        .getFirst()
                        .event()
                        .id());
    }

    @Test
    void createsTheClientAfterwardsWhenKilledBeforeTheCommit() { // F7
        connectWhileDyingAt("P5.before");

        assertThat(FirestoreDump.of(system).clients(account)).isEmpty();
        await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
        assertThat(FirestoreDump.of(system).clients(account)).hasSize(1);
    }

    private void connectWhileDyingAt(String step) {
        var doomed = system.provisionerThatDiesAt(step);
        assertThat(admin.connect(account)).isEqualTo(CONNECTED);
        await().atMost(PATIENCE).until(() -> !doomed.isAlive());
        system.restartProvisioner();
    }
}
