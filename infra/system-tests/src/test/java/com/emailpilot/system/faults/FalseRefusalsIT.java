package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F22: one refresh in a hundred is told that the grant is invalid, which is not true. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class FalseRefusalsIT {

    private static final int CLIENTS = 100;
    private static final int ROUNDS = 5;

    private final Random random = new Random(22);
    private final SystemUnderTest system;
    private final List<ConnectedClient> clients;

    FalseRefusalsIT(SystemUnderTest system) {
        this.system = system;
        this.clients = ConnectedClient.many(system, CLIENTS);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @Test
    void declaresNobodyDeadWhenOneRefreshInAHundredIsRefused() { // F22
        IntStream.rangeClosed(1, ROUNDS).forEach(this::rotateAllButOneAtOnce);

        var calls = clients.stream().mapToInt(ConnectedClient::refreshes).sum();
        assertThat(calls).isEqualTo(CLIENTS * ROUNDS + ROUNDS);
        assertThat(clients).allSatisfy(client -> {
            assertThat(client.state()).isEqualTo("connected");
            assertThat(client.document().find("oauth.invalid_grant")).isEmpty();
        });
        System.out.println("F22: " + calls + " calls for " + CLIENTS * ROUNDS + " rotations of " + CLIENTS
                + " clients, " + ROUNDS + " falsely refused, nobody declared dead");
    }

    private void rotateAllButOneAtOnce(int round) {
        var refused = clients.get(random.nextInt(CLIENTS));
        system.sandbox().fault(refused.account(), "token.refresh", Map.of("kind", "oauth_error", "times", 1));
        clients.forEach(client -> {
            client.makeDue();
            system.topics().expiring(client.id(), round);
        });
        refused.awaitThat(document -> document.find("oauth.invalid_grant").isPresent());
        ConnectedClient.sweepUntil(clients, document -> document.number("oauth.token_version") == round + 1);
    }
}
