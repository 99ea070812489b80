package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F14: whoever asked goes away in the middle, and what was begun is finished. */
@ExtendWith(RunningSystem.class)
final class HangUpIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SystemUnderTest system;

    HangUpIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @Test
    void connectsThoughTheBrowserIsGoneDuringTheCallback() throws IOException {
        var account = system.sandbox().newAccount(0, 0);
        system.sandbox().fault(account, "token.code", Map.of("kind", "delay", "delay", "PT2S"));
        var admin = system.admin();
        var callback = admin.allow(admin.start(), account);

        try (var _ = admin.copy().open(callback)) {
            await().atMost(PATIENCE).until(() -> exchanges(account) == 1);
        }

        await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
        assertThat(admin.land(callback)).isEqualTo(CONNECTED);
        assertThat(exchanges(account)).isOne();
    }

    @Test
    void rotatesThoughTheCallerIsGoneDuringTheRefresh() {
        var client = ConnectedClient.of(system);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "delay", "delay", "PT2S"));

        var call = client.wantFresh(system.part(LocalSystem.REFRESHER));
        client.awaitRefreshes(1);
        call.cancel(true);

        client.awaitThat(document -> document.number("oauth.token_version") == 2);
        assertThat(client.state()).isEqualTo("connected");
        assertThat(client.refreshes()).isOne();
    }

    private long exchanges(String account) {
        return system.sandbox().requests(account).stream()
                .filter(request -> request.path("endpoint").asString().equals("token.code"))
                .count();
    }
}
