package com.emailpilot.system.flow;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@OwnSystem(sweepSeconds = 2)
@ExtendWith(RunningSystem.class)
final class NobodyWatchingIT {

    private static final int CLIENTS = 3;
    private static final int ROTATIONS = 3;

    private final SystemUnderTest system;

    NobodyWatchingIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void keepsTokensValidOverSeveralRotations() {
        system.sandbox().settings(RefreshModes.STRICT);
        system.sandbox().settings(Map.of("token_lifetime", "PT36S"));
        var clients = ConnectedClient.many(system, CLIENTS);

        clients.forEach(
                client -> await().atMost(PATIENCE).until(() -> rotations(client).size() >= ROTATIONS));

        assertThat(clients).allSatisfy(client -> {
            assertThat(client.state()).isEqualTo("connected");
            assertThat(client.refreshes()).isEqualTo(rotations(client).size());
        });
    }

    /** When each new access token ends. */
    private List<Instant> rotations(ConnectedClient client) {
        return system.taps().messages("tokens-rotated", client.account()).stream()
                .map(tapped -> new JsonMapper().readTree(tapped.event().data()))
                .map(event -> Instant.parse(event.path("expires_at").asString()))
                .distinct()
                .toList();
    }
}
