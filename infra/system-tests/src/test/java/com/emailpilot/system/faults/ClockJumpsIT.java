package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F40: the clock of one instance jumps while it works. */
@Tag("faults")
@ExtendWith(RunningSystem.class)
final class ClockJumpsIT {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String CLIENTS = "/api/clients";

    private final SystemUnderTest system;

    ClockJumpsIT(SystemUnderTest system) {
        this.system = system;
    }

    @BeforeEach
    void isPossible() {
        assumeTrue(JumpingClock.isInstalled(), "not run: libfaketime is not installed (apt-get install faketime)");
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2h", "-5m", "+5m", "+2h"})
    void rotatesOnceThoughTheClockJumpsBetweenTheAttemptAndItsResult(String by) {
        system.sandbox().settings(RefreshModes.STRICT);
        var clock = JumpingClock.right();
        var refresher = system.instances().refresherWith(clock.environment());
        refresher.awaitReady();
        var client = ConnectedClient.of(system);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "delay", "delay", "PT5S", "times", 1));

        var before = client.wantFresh(refresher);
        client.awaitRefreshes(1);
        clock.jump(by);
        var after = wantMoreThanThereIs(client, refresher);
        var elsewhere = wantMoreThanThereIs(client, system.part(LocalSystem.REFRESHER));

        assertThat(before.join().statusCode()).isEqualTo(200);
        assertThat(after.join().statusCode()).isEqualTo(200);
        assertThat(elsewhere.join().statusCode()).isEqualTo(200);
        client.awaitThat(document -> document.number("oauth.token_version") == 2);
        assertThat(client.refreshes()).isOne();
        assertThat(timeLeft(client)).isBetween(LIFETIME.minusMinutes(1), LIFETIME);
        System.out.println("F40: the clock jumped by " + by + " between R1 and R3; 3 callers, " + client.refreshes()
                + " call, " + timeLeft(client).toMinutes() + " minutes left");
        refresher.stop();
    }

    @Test
    void letsSessionsExpireWithTheClockAndNeverLocksPeopleOut() {
        var clock = JumpingClock.right();
        var gateway = system.instances().gatewayWith(clock.environment());
        var person = system.admin().at(gateway.url());
        var flow = person.start();

        clock.jump("+2h");
        var late = person.copy();
        var newcomer = system.login("second@example.com", gateway.url());
        var landing = newcomer.connect(system.sandbox().newAccount(0, 0));
        var flowOfTomorrow = newcomer.start();

        assertThat(status(late)).isEqualTo(401);
        assertThat(late.land(late.allow(flow, system.sandbox().newAccount(0, 0))))
                .isEqualTo("/login");
        assertThat(landing).isEqualTo(CONNECTED);
        clock.jump("+0");
        assertThat(status(person)).isEqualTo(200);
        assertThat(status(newcomer)).isEqualTo(200);
        assertThat(newcomer.land(newcomer.allow(flowOfTomorrow, system.sandbox().newAccount(0, 0))))
                .isEqualTo(CONNECTED);
        System.out.println("F40: a session ended when the clock jumped by 2 h and lived when it jumped back; "
                + "people signed in, and connected, before and after");
        gateway.stop();
    }

    private CompletableFuture<HttpResponse<String>> wantMoreThanThereIs(ConnectedClient client, LocalPart refresher) {
        return system.downstream().begin(refresher.url(), client.id(), Duration.ofMinutes(20));
    }

    /** By the clock of this process, which is right. */
    private static Duration timeLeft(ConnectedClient client) {
        var expires = client.document().time("oauth.expires_at").orElseThrow();
        return Duration.between(Clock.systemUTC().instant(), expires);
    }

    private static int status(AdminSession session) {
        return session.get(CLIENTS).statusCode();
    }
}
