package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What other systems that keep OAuth connections are known to get wrong. */
@ExtendWith(RunningSystem.class)
final class PeerWeaknessesIT {

    private static final int BURST = 64;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SystemUnderTest system;
    private final LocalPart refresher;
    private final ConnectedClient client;

    PeerWeaknessesIT(SystemUnderTest system) {
        this.system = system;
        this.refresher = system.part(LocalSystem.REFRESHER);
        this.client = ConnectedClient.of(system);
        system.sandbox().settings(RefreshModes.STRICT);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void replaysNoSpentTokenWhenKlaviyoTakesElevenSeconds() {
        fails(Map.of("kind", "delay", "delay", "PT11S", "when", "after", "times", 1));

        var first = client.wantFresh(refresher).join();
        var others = Stream.generate(this::wantMoreThanThereIs).limit(3).toList();
        client.awaitThat(document -> document.number("oauth.token_version") == 2);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(others)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
        assertThat(client.refreshes()).isOne();
        assertThat(client.state()).isEqualTo("connected");
    }

    @Test
    void servesAValidTokenAfterOneInternalServerError() {
        fails(Map.of("kind", "status", "status", 500, "times", 1));

        var during = client.wantFresh(refresher).join();
        var after = system.downstream().credential(refresher.url(), client.id(), MOMENT);

        assertThat(during.statusCode()).isEqualTo(200);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(client.refreshes()).isOne();
        client.rotate();
        assertThat(client.state()).isEqualTo("connected");
    }

    @Test
    void keepsAReconnectThatMeetsARefresh() {
        fails(Map.of("kind", "delay", "delay", "PT4S", "when", "after", "times", 1));
        var refresh = client.wantFresh(refresher);
        client.awaitRefreshes(1);

        assertThat(system.admin().connect(client.account())).isEqualTo(CONNECTED);
        client.awaitThat(document -> document.number("oauth.generation") == 2);
        refresh.join();

        client.rotate();
        assertThat(client.document().number("oauth.generation")).isEqualTo(2);
        assertThat(client.state()).isEqualTo("connected");
    }

    @Test
    void keepsTheConnectionInABurstOf64() {
        var first = client.wantFresh(refresher);
        var calls = Stream.generate(this::wantMoreThanThereIs).limit(BURST).toList();

        var answers = Stream.concat(Stream.of(first), calls.stream())
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(client.refreshes()).isOne();
        assertThat(client.version()).isEqualTo(2);
        assertThat(client.state()).isEqualTo("connected");
    }

    private CompletableFuture<HttpResponse<String>> wantMoreThanThereIs() {
        return system.downstream().begin(refresher.url(), client.id(), Duration.ofMinutes(20));
    }

    private void fails(Map<String, ?> fault) {
        system.sandbox().fault(client.account(), "token.refresh", fault);
    }
}
