package com.emailpilot.gateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a refresh by hand ends. */
@GatewayTest
final class RefreshEndpointTest {

    private static final String PATH = "/api/integrations/klaviyo/oauth/refresh/";
    private static final String ADMIN = "admin@example.com";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final FakeRefresher refresher;
    private final Browser admin;

    RefreshEndpointTest(MovableClock clock, InMemoryDocuments documents, InMemoryBus bus, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.refresher = new FakeRefresher(documents);
        this.admin = Browser.atThePage(port, ADMIN);
        bus.subscribe("token-refresher.expiry", refresher);
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void answersWithTheFreshVersionAndNoFieldBeyondThat() {
        connected("r-fresh");
        refresher.rotates("r-fresh");

        var answer = refresh(admin, "r-fresh");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).propertyNames())
                .containsExactlyInAnyOrder(
                        "success", "message", "client_id", "status", "token_version", "expires_at", "coalesced");
        assertThat(json(answer).path("token_version").asInt()).isEqualTo(2);
        assertThat(json(answer).path("coalesced").asBoolean()).isFalse();
        assertThat(answer.body()).contains("\"success\":true").doesNotContain("canary");
    }

    @Test
    void letsFiftyAtOnceShareOneRefresh() {
        connected("r-fifty");
        refresher.rotates("r-fifty");

        var answers = atOnce(50, () -> refresh(admin.copy(), "r-fifty"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers)
                .filteredOn(answer -> !json(answer).path("coalesced").asBoolean())
                .hasSize(1);
        assertThat(refresher.asked("r-fifty")).isEqualTo(1);
    }

    @Test
    void saysThatARefusalIsBeingConfirmed() {
        connected("r-refused");
        refresher.fails("r-refused", "refused", clock.instant().plusSeconds(60));

        var answer = refresh(admin, "r-refused");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"success\":false", "\"status\":\"active\"", "asked once more");
    }

    @ParameterizedTest
    @CsvSource({"needs_reauthorization, no longer allowed", "rotation_lost, lost its tokens"})
    void saysThatAPersonMustReconnect(String state, String why) {
        connected("r-over-" + state);
        refresher.finds("r-over-" + state, state);

        var answer = refresh(admin, "r-over-" + state);
        var again = refresh(admin, "r-over-" + state);

        assertThat(List.of(answer, again)).allSatisfy(each -> {
            assertThat(each.statusCode()).isEqualTo(409);
            assertThat(each.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(each.body())
                    .contains("\"code\":\"needs_reauthorization\"", "\"reason\":\"" + state, why, "trace_id");
        });
        assertThat(refresher.asked("r-over-" + state)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "unavailable, gave no new tokens",
        "unreachable, gave no new tokens",
        "rate_limited, limits how often",
        "client_refused, tell your administrator"
    })
    void saysThatTheTokenStaysValidWhileKlaviyoGivesNone(String outcome, String why) {
        var clientId = "r-down-" + outcome;
        connected(clientId);
        refresher.fails(clientId, outcome, clock.instant().plusSeconds(90));

        var answer = refresh(admin, clientId);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(60L, 90L);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"" + outcome,
                        why,
                        "is valid for another 59 minutes",
                        "EmailPilot tries again by itself");
    }

    @Test
    void limitsAFlood() {
        connected("r-flood");
        refresher.fails("r-flood", "unavailable", clock.instant());

        var answers =
                IntStream.range(0, 8).mapToObj(_ -> refresh(admin, "r-flood")).toList();

        assertThat(answers).last().satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 60L);
        });
        assertThat(refresher.asked("r-flood")).isEqualTo(6);
    }

    @Test
    void goesOnWhenTheCallerHangsUp() {
        connected("r-hangup");
        refresher.rotates("r-hangup");

        var token = new String[] {"X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN")};
        assertThat(admin.copy().hangsUpAfter(Duration.ofMillis(100), "POST", PATH + "r-hangup", token))
                .isTrue();

        assertThat(refresh(admin, "r-hangup").statusCode()).isEqualTo(200);
        assertThat(refresher.asked("r-hangup")).isEqualTo(1);
    }

    private void connected(String clientId) {
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());
    }

    private static HttpResponse<String> refresh(Browser browser, String clientId) {
        return browser.change("POST", PATH + clientId);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(count, call)).stream()
                    .map(RefreshEndpointTest::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
