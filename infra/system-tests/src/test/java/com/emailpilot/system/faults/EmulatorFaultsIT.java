package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Firestore and Pub/Sub stand still, or die with all that they knew. */
@Tag("faults")
@OwnSystem(withEmulators = true)
@ExtendWith(RunningSystem.class)
final class EmulatorFaultsIT {

    private static final int PEOPLE = 8;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SystemUnderTest system;
    private final AdminSession admin;

    EmulatorFaultsIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @AfterEach
    void heal() {
        system.part(LocalSystem.FIRESTORE).signal("CONT");
        system.part(LocalSystem.PUBSUB).signal("CONT");
    }

    @Test
    void startsFlowsAndFailsCallbacksCleanlyWhileFirestoreStandsStill() { // F33
        var client = ConnectedClient.of(system);
        var account = system.sandbox().newAccount(0, 0);
        var callback = admin.allow(admin.start(), account);
        var firestore = system.part(LocalSystem.FIRESTORE);

        firestore.signal("STOP");
        var consentPage = admin.start();
        var during = admin.copy().get(callback);
        pause(firestore);
        firestore.signal("CONT");

        assertThat(consentPage.getPath()).isEqualTo("/oauth/authorize");
        assertThat(during.statusCode()).isNotEqualTo(200);
        assertThat(admin.connect(account)).isEqualTo(CONNECTED);
        awaitClients(List.of(account));
        client.rotate();
        System.out.println("F33: Firestore stood still for 30 s, a callback got " + during.statusCode());
    }

    @Test
    void connectsPeopleWhilePubSubStandsStill() { // F38
        var pubSub = system.part(LocalSystem.PUBSUB);
        var accounts = accounts();

        pubSub.signal("STOP");
        var landings = accounts.stream().map(admin::connect).toList();
        pause(pubSub);
        pubSub.signal("CONT");

        assertThat(landings).containsOnly(CONNECTED);
        awaitClients(accounts);
        System.out.println("F38: " + PEOPLE + " people connected while Pub/Sub stood still, all have their client");
    }

    private List<String> accounts() {
        return Stream.generate(() -> system.sandbox().newAccount(0, 0))
                .limit(PEOPLE)
                .toList();
    }

    private void awaitClients(List<String> accounts) {
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(FirestoreDump.of(system))
                        .satisfies(dump -> assertThat(accounts)
                                .allSatisfy(account ->
                                        assertThat(dump.clients(account)).hasSize(1))));
    }

    private static void pause(LocalPart part) {
        await().atMost(PATIENCE).pollDelay(PAUSE).until(part::isAlive);
    }
}
