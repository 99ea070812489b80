package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F6 and F7: the provisioner dies with a connection in its hands, and does it again when it is back. */
@OwnSystem
@ExtendWith(RunningSystem.class)
final class ProvisionerCrashIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SystemUnderTest system;
    private final AdminSession admin;

    ProvisionerCrashIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @Test
    void createsOneClientWhenKilledBetweenCommitAndAcknowledgement() { // F6
        var accounts = connectUntilItDiesAt("P6.before");

        assertThat(accounts)
                .anySatisfy(account ->
                        assertThat(FirestoreDump.of(system).clients(account)).hasSize(1));
        system.instances().restartProvisioner();
        eachAccountGetsOneClient(accounts);
    }

    @Test
    void createsTheClientAfterwardsWhenKilledBeforeTheCommit() { // F7
        var accounts = connectUntilItDiesAt("P5.before");

        assertThat(accounts)
                .allSatisfy(account ->
                        assertThat(FirestoreDump.of(system).clients(account)).isEmpty());
        system.instances().restartProvisioner();
        eachAccountGetsOneClient(accounts);
    }

    /** The emulator hands some messages to consumers that are gone, so more may be needed until one kills. */
    private List<String> connectUntilItDiesAt(String step) {
        var doomed = system.instances().provisionerThatDiesAt(step);
        var accounts = new ArrayList<String>();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
            if (doomed.isAlive()) {
                accounts.add(connected());
            }
            return !doomed.isAlive();
        });
        return accounts;
    }

    private String connected() {
        var account = system.sandbox().newAccount(1, 1);
        assertThat(admin.connect(account)).isEqualTo(CONNECTED);
        return account;
    }

    private void eachAccountGetsOneClient(List<String> accounts) {
        assertThat(accounts).isNotEmpty().allSatisfy(account -> {
            await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
            assertThat(FirestoreDump.of(system).clients(account)).hasSize(1);
        });
    }
}
