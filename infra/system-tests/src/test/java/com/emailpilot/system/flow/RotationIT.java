package com.emailpilot.system.flow;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens are replaced before they run out, whatever Klaviyo does with refresh tokens; F24. */
@ExtendWith(RunningSystem.class)
final class RotationIT {

    private static final int CLIENTS = 4;

    /** At once; a third one would have to wait, since Klaviyo takes about ten a minute. */
    private static final int ROTATIONS = 2;

    private final SystemUnderTest system;

    RotationIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.emailpilot.system.scenario.RefreshModes#all")
    void asksKlaviyoOncePerRotation(Map<String, ?> mode) { // F24
        system.sandbox().settings(mode);
        var clients = ConnectedClient.many(system, CLIENTS);

        for (var rotation = 0; rotation < ROTATIONS; rotation++) {
            clients.forEach(ConnectedClient::rotate);
        }

        var calls = clients.stream().mapToInt(ConnectedClient::refreshes).sum();
        System.out.printf("F24: %.3f calls per rotation with %s%n", calls / (double) (CLIENTS * ROTATIONS), mode);
        assertThat(clients).allSatisfy(client -> {
            assertThat(client.refreshes()).isEqualTo(ROTATIONS);
            assertThat(client.version()).isEqualTo(1 + ROTATIONS);
            assertThat(client.state()).isEqualTo("connected");
        });
    }

    @Test
    void recognisesAGrantThatTheCustomerEnded() {
        var client = ConnectedClient.of(system);
        system.sandbox().uninstall(client.account());
        client.makeDue();

        client.sweepUntil(document -> document.text("oauth.state").equals("needs_reauthorization"));

        assertThat(client.document().text("status")).isEqualTo("needs_reauthorization");
        assertThat(client.refreshes()).isEqualTo(2);
        assertThat(system.taps().messages("reauthorization-required", client.account()))
                .isNotEmpty();
        assertThat(system.admin().connect(client.account())).isEqualTo(CONNECTED);
        client.awaitThat(document -> document.text("oauth.state").equals("connected"));
    }

    @Test
    void neverTakesALiveGrantForADeadOne() {
        var client = ConnectedClient.of(system);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "oauth_error", "times", 1));
        client.makeDue();

        client.sweepUntil(document -> document.number("oauth.token_version") == 2);

        assertThat(client.state()).isEqualTo("connected");
        assertThat(client.document().find("oauth.invalid_grant")).isEmpty();
        assertThat(client.refreshes()).isEqualTo(2);
    }
}
