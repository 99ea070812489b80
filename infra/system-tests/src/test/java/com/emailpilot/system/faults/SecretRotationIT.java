package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.system.running.Sandbox;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The app's client secret is exchanged at Klaviyo while people connect and tokens are refreshed. */
@ExtendWith(RunningSystem.class)
final class SecretRotationIT {

    private final SystemUnderTest system;
    private final List<ConnectedClient> clients = new ArrayList<>();

    SecretRotationIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void acceptBoth() {
        system.sandbox().addSecret(Sandbox.FIRST_SECRET);
        system.sandbox().addSecret(Sandbox.SECOND_SECRET);
    }

    @Test
    void connectsAndRefreshesWithoutAFailureMeanwhile() {
        system.sandbox().removeSecret(Sandbox.SECOND_SECRET); // not made yet; the services wait for it already
        connectOneAndRefreshAll();
        system.sandbox().addSecret(Sandbox.SECOND_SECRET);
        connectOneAndRefreshAll();
        system.sandbox().removeSecret(Sandbox.FIRST_SECRET);
        connectOneAndRefreshAll();

        assertThat(answered("token.code")).hasSize(3).allMatch(shown -> shown == 200);
        assertThat(answered("token.refresh")).hasSize(3 + 2 + 1).allMatch(shown -> shown == 200);
        assertThat(presentations(refused()))
                .as("once by the gateway, once by the refresher")
                .hasSize(2);
        assertThat(clients).allMatch(client -> client.state().equals("connected"));
        System.out.println("Client secret exchanged: 3 connected, 6 rotations, 0 failures, 2 refusals answered"
                + " with the other secret");
    }

    private void connectOneAndRefreshAll() {
        clients.add(ConnectedClient.of(system));
        clients.forEach(ConnectedClient::rotate);
    }

    /** What became of the requests in which Klaviyo knew the app. */
    private List<Integer> answered(String endpoint) {
        return presentations(refused().negate())
                .filter(shown -> shown.path("endpoint").asString().equals(endpoint))
                .map(shown -> shown.path("status").asInt())
                .toList();
    }

    private Stream<JsonNode> presentations(Predicate<JsonNode> wanted) {
        return clients.stream()
                .flatMap(client -> system.sandbox().ledger(client.account()).stream())
                .flatMap(row -> row.path("presentations").values().stream())
                .filter(shown -> shown.path("endpoint").asString().startsWith("token."))
                .filter(wanted);
    }

    private static Predicate<JsonNode> refused() {
        return shown -> !shown.path("authenticated").asBoolean();
    }
}
