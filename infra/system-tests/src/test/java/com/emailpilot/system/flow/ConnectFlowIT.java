package com.emailpilot.system.flow;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningSystem.class)
final class ConnectFlowIT {

    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final String ERROR = "/admin/clients?error=";

    private final SystemUnderTest system;
    private final AdminSession admin;

    ConnectFlowIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @Test
    void showsTheClientAsKlaviyoDescribesTheAccount() {
        var landing = admin.connect("NWc0f1");

        assertThat(landing).isEqualTo(CONNECTED);
        var client = awaitClient("NWc0f1");
        assertThat(client.path("display_name").asString()).isEqualTo("Northwind Coffee");
        assertThat(client.path("contact_email").asString()).isEqualTo("hello@northwind-coffee.example");
        assertThat(client.path("timezone").asString()).isEqualTo("US/Eastern");
        assertThat(client.path("preferred_currency").asString()).isEqualTo("USD");
        assertThat(client.path("status").asString()).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10, 11, 250})
    void countsEveryList(int lists) {
        var account = system.sandbox().newAccount(lists, 3);

        admin.connect(account);

        await().atMost(SECONDS)
                .until(() -> awaitClient(account).path("lists_count").asInt(-1) == lists);
        assertThat(awaitClient(account).path("segments_count").asInt()).isEqualTo(3);
    }

    @Test
    void keepsOneClientWhenAnAccountIsConnectedAgain() {
        var account = system.sandbox().newAccount(1, 1);
        admin.connect(account);
        var first = awaitClient(account);

        admin.connect(account);

        await().atMost(SECONDS).until(() -> updatedAt(awaitClient(account)).isAfter(updatedAt(first)));
        await().atMost(SECONDS)
                .until(() ->
                        system.taps().messages("client-reconnected", account).size() == 1);
        assertThat(awaitClient(account).path("client_id")).isEqualTo(first.path("client_id"));
        assertThat(awaitClient(account).path("created_at")).isEqualTo(first.path("created_at"));
    }

    @Test
    void saysSoWhenThePersonCancels() {
        var landing = admin.land(admin.cancel(admin.start()));

        assertThat(landing).isEqualTo(ERROR + "access_denied");
    }

    @Test
    void refusesAStateThatNobodyStarted() {
        var account = system.sandbox().newAccount(0, 0);
        var callback = admin.allow(admin.start(), account);

        var landing = admin.land(callback.replaceFirst("state=[^&]+", "state=made-up"));

        assertThat(landing).isEqualTo(ERROR + "invalid_state");
        assertThat(exchanges(account)).isZero();
    }

    @Test
    void refusesAnAnswerInAnotherPersonsBrowser() {
        var account = system.sandbox().newAccount(0, 0);
        var callback = admin.allow(admin.start(), account);

        var landing = system.login("second@example.com").land(callback);

        assertThat(landing).isEqualTo(ERROR + "invalid_state");
        assertThat(exchanges(account)).isZero();
    }

    @Test
    void exchangesACodeOnceHoweverOftenTheCallbackComes() {
        var account = system.sandbox().newAccount(1, 1);
        var callback = admin.allow(admin.start(), account);
        var browsers = Stream.generate(admin::copy)
                .limit(4)
                .map(same -> CompletableFuture.supplyAsync(() -> same.land(callback)));

        var landings = browsers.toList().stream().map(CompletableFuture::join).toList();
        var reloaded = admin.copy().land(callback);

        assertThat(landings)
                .contains(CONNECTED)
                .allMatch(landing -> landing.equals(CONNECTED) || landing.equals("/admin/clients"));
        assertThat(reloaded).isEqualTo(CONNECTED);
        assertThat(exchanges(account)).isOne();
        awaitClient(account);
    }

    @Test
    void refusesACodeThatIsTooLong() {
        var callback = "/api/integrations/klaviyo/oauth/callback?code=%s&state=x".formatted("c".repeat(10_000));

        var answer = admin.get(callback);

        assertThat(answer.statusCode()).isIn(400, 413, 414, 431);
    }

    @Test
    void tellsTheOpenPageWhatHappens() {
        var account = system.sandbox().newAccount(2, 2);
        try (var page = admin.events()) {
            admin.connect(account);

            await().atMost(SECONDS)
                    .untilAsserted(
                            () -> assertThat(page.namesAbout(account)).contains("client-created", "client-updated"));
            assertThat(page.events()).anyMatch(event -> event.event().equals("connection-pending"));
        }
    }

    @Test
    void hidesTheClientFromOthers() {
        var account = system.sandbox().newAccount(0, 0);
        admin.connect(account);
        var client = awaitClient(account);

        var stranger = system.login("second@example.com");

        assertThat(stranger.client(account)).isEmpty();
        assertThat(stranger.get("/api/clients/" + client.path("client_id").asString())
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonNode awaitClient(String account) {
        return await().atMost(SECONDS)
                .until(() -> admin.client(account), Optional::isPresent)
                .orElseThrow();
    }

    private long exchanges(String account) {
        return system.sandbox().requests(account).stream()
                .filter(request -> request.path("endpoint").asString().equals("token.code"))
                .count();
    }

    private static Instant updatedAt(JsonNode client) {
        return Instant.parse(client.path("updated_at").asString());
    }
}
