package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.Topology;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.FirestoreWire;
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

/** Pub/Sub dies, and comes back without a topic. */
@Tag("faults")
@OwnSystem(withEmulators = true)
@ExtendWith(RunningSystem.class)
final class PubSubLostIT {

    private static final int PEOPLE = 8;

    /** Longer than a message that could not be sent is tried again before it is left to the outbox. */
    private static final Duration AWAY = Duration.ofSeconds(15);

    private final SystemUnderTest system;
    private final AdminSession admin;
    private final List<FirestoreWire> wires;

    PubSubLostIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
        this.wires = List.of(system.gatewayWire(), system.provisionerWire(), system.refresherWire());
    }

    @AfterEach
    void heal() {
        wires.forEach(FirestoreWire::mend);
        system.part(LocalSystem.PUBSUB).start();
    }

    @Test
    void makesTheTopicsAgainAndPublishesWhatWaited() { // F37
        var client = ConnectedClient.of(system);
        var accounts = Stream.generate(() -> system.sandbox().newAccount(1, 1))
                .limit(PEOPLE)
                .toList();
        var pubSub = system.part(LocalSystem.PUBSUB);
        try (var stream = admin.events()) {

            pubSub.kill9();
            var landings = accounts.stream().map(admin::connect).toList();
            await().atMost(PATIENCE).until(() -> clientsOf(accounts) == PEOPLE);
            var unsent = outbox();
            wires.forEach(FirestoreWire::cut); // nobody reads the outbox before somebody listens
            await().atMost(PATIENCE).pollDelay(AWAY).until(() -> !pubSub.isAlive());
            pubSub.start();
            pubSub.awaitReady();
            await().atMost(PATIENCE).untilAsserted(this::everySubscriptionIsBack);
            system.taps().reopen();
            wires.forEach(FirestoreWire::mend);

            assertThat(landings).containsOnly(CONNECTED);
            assertThat(unsent).isGreaterThanOrEqualTo(2 * PEOPLE);
            await().atMost(PATIENCE).until(() -> outbox() == 0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(accounts)
                            .allSatisfy(account ->
                                    assertThat(stream.namesAbout(account)).contains("client-created")));
            client.rotate();
            System.out.println("F37: " + PEOPLE + " people connected while Pub/Sub was gone, " + unsent
                    + " events waited, all topics and subscriptions are back");
        }
    }

    private void everySubscriptionIsBack() {
        assertThat(Topology.load().subscriptions())
                .allSatisfy(subscription -> assertThat(system.topics().subscriptionsOf(subscription.topic()))
                        .contains(subscription.name()));
    }

    private long clientsOf(List<String> accounts) {
        return FirestoreDump.of(system)
                .collection("clients", client -> accounts.contains(client.text("klaviyo.account_id")))
                .size();
    }

    private int outbox() {
        return FirestoreDump.of(system).collection("outbox").size();
    }
}
