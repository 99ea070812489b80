package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Klaviyo's token endpoint fails for everybody, or for many at once. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class ProviderStormIT {

    private static final int CLIENTS = 40;
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(5);

    private final SystemUnderTest system;
    private final List<ConnectedClient> clients;
    private final List<String> accounts;

    ProviderStormIT(SystemUnderTest system) {
        this.system = system;
        this.clients = ConnectedClient.many(system, CLIENTS);
        this.accounts = clients.stream().map(ConnectedClient::account).toList();
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @Test
    void keepsEveryClientThroughAStormOfErrors() { // F16
        system.sandbox().fault(accounts, "token.refresh", Map.of("kind", "status", "status", 503));

        sweepFor(Duration.ofMinutes(2));

        assertThat(clients).allSatisfy(ProviderStormIT::isActive);
        var calls = calls();
        system.sandbox().heal();
        recover();
        System.out.println("F16: 2 minutes of 503, " + calls + " calls for " + CLIENTS + " clients, all active");
        assertThat(logOfRefresher()).anyMatch(line -> line.contains("Breaker of Klaviyo's token endpoint: OPEN"));
    }

    @Test
    void declaresNobodyDeadWhenKlaviyoRefusesEverySecond() { // F22
        var refused = accounts.subList(0, CLIENTS / 2);
        system.sandbox().fault(refused, "token.refresh", Map.of("kind", "oauth_error"));

        sweepFor(Duration.ofSeconds(60));

        assertThat(clients).allSatisfy(ProviderStormIT::isActive);
        system.sandbox().heal();
        recover();
        System.out.println("F22: " + refused.size() + " of " + CLIENTS + " refused for a minute, nobody declared dead");
    }

    @Test
    void changesNoClientWhenTheAppIsRefused() { // F23
        system.sandbox()
                .fault(
                        accounts,
                        "token.refresh",
                        Map.of("kind", "oauth_error", "status", 401, "error", "invalid_client"));

        sweepFor(Duration.ofMinutes(1));

        assertThat(clients).allSatisfy(client -> assertThat(client.state()).isEqualTo("connected"));
        var calls = calls();
        system.sandbox().heal();
        recover();
        System.out.println("F23: a minute of invalid_client, " + calls + " calls, no client changed");
    }

    private void sweepFor(Duration time) {
        clients.forEach(ConnectedClient::makeDue);
        await().atMost(time.plusMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_SWEEPS)
                .during(time)
                .until(() -> {
                    system.topics().sweep();
                    return true;
                });
    }

    private void recover() {
        clients.forEach(ConnectedClient::makeDue);
        clients.forEach(client -> client.sweepUntil(document -> document.number("oauth.token_version") > 1));
        assertThat(clients).allSatisfy(client -> assertThat(client.state()).isEqualTo("connected"));
    }

    private int calls() {
        return clients.stream().mapToInt(ConnectedClient::refreshes).sum();
    }

    private List<String> logOfRefresher() {
        return system.logs().lines("token-refresher");
    }

    private static void isActive(ConnectedClient client) {
        assertThat(client.document().text("status")).isEqualTo("active");
    }
}
