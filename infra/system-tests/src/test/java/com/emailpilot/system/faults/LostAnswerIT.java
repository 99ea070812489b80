package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.FirestoreWire;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F49: Firestore stores a commit and its answer is lost, so that our own write stands in our way. */
@ExtendWith(RunningSystem.class)
final class LostAnswerIT {

    private final SystemUnderTest system;
    private final AdminSession admin;
    private final String account;

    LostAnswerIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
        this.account = system.sandbox().newAccount(1, 1);
    }

    @AfterEach
    void heal() {
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void recognisesItsOwnClaim() { // C1
        connectAndLoseOneAnswer(system.gatewayWire(), "used_states");
    }

    @Test
    void recognisesItsOwnGrant() { // C3
        connectAndLoseOneAnswer(system.gatewayWire(), "grants");
    }

    @Test
    void recognisesItsOwnUpsert() { // P5
        connectAndLoseOneAnswer(system.provisionerWire(), "klaviyo_accounts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth.attempt.id", "oauth.token_version"})
    void recognisesItsOwnAttemptAndItsOwnResult(String written) { // R1, R3
        system.sandbox().settings(RefreshModes.STRICT);
        var client = ConnectedClient.of(system);
        var wire = system.refresherWire();
        wire.loseNextAnswer(call -> call.method().equals("Commit")
                && call.request().contains(client.id())
                && call.request().contains(written));

        client.rotate();

        assertThat(wire.hasLostIt()).isTrue();
        assertThat(client.refreshes()).isOne();
        assertThat(client.state()).isEqualTo("connected");
        assertThat(client.version()).isEqualTo(2);
    }

    private void connectAndLoseOneAnswer(FirestoreWire wire, String collection) {
        wire.loseNextAnswer(call -> call.method().equals("Commit") && call.concerns(collection));

        var landing = admin.connect(account);

        assertThat(landing).isEqualTo(CONNECTED);
        await().atMost(Duration.ofMinutes(1)).until(() -> admin.client(account), Optional::isPresent);
        assertThat(wire.hasLostIt()).isTrue();
        assertThat(FirestoreDump.of(system).clients(account))
                .singleElement()
                .satisfies(
                        client -> assertThat(client.number("oauth.generation")).isOne());
        assertThat(system.sandbox().requests(account))
                .filteredOn(request -> request.path("endpoint").asString().equals("token.code"))
                .hasSize(1);
    }
}
