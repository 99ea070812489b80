package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class PausedProvisionerIT {

    private static final int ACCOUNTS = 5;
    private static final Duration LONGER_THAN_THE_LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SystemUnderTest system;

    PausedProvisionerIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.part(LocalSystem.PROVISIONER).signal("CONT");
        system.sandbox().heal();
    }

    @Test
    void hasEachEffectOnceThoughAcknowledgementsComeTooLate() { // F30
        var accounts = Stream.generate(() -> system.sandbox().newAccount(1, 1))
                .limit(ACCOUNTS)
                .toList();
        accounts.forEach(account ->
                system.sandbox().fault(account, "accounts", Map.of("kind", "delay", "delay", "PT2S", "times", 1)));
        var provisioner = system.part(LocalSystem.PROVISIONER);
        var admin = system.admin();
        var handledBefore = handled();

        accounts.forEach(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));
        await().atMost(PATIENCE).until(() -> asked(accounts));
        provisioner.signal("STOP");
        await().atMost(PATIENCE).pollDelay(LONGER_THAN_THE_LEASE).until(provisioner::isAlive);
        provisioner.signal("CONT");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(accounts).allSatisfy(this::hasOneClient));
        await().atMost(PATIENCE).until(() -> handled() - handledBefore >= ACCOUNTS);
        System.out.println("F30: " + ACCOUNTS + " connections, handled " + (handled() - handledBefore) + " times");
    }

    private boolean asked(List<String> accounts) {
        return accounts.stream()
                .allMatch(account -> system.sandbox().requests(account).stream()
                        .anyMatch(request -> request.path("endpoint").asString().equals("accounts")));
    }

    private void hasOneClient(String account) {
        assertThat(FirestoreDump.of(system).clients(account)).singleElement().satisfies(client -> {
            assertThat(client.number("oauth.generation")).isOne();
            assertThat(system.taps().messages("client-created", account)).hasSize(1);
        });
    }

    private long handled() {
        return system.logs().lines(LocalSystem.PROVISIONER).stream()
                .filter(line -> line.contains("Grant handled: grant="))
                .count();
    }
}
