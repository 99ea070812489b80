package com.emailpilot.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.Write;
import com.emailpilot.clients.deadletters.TestLetters;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/ops/replays}, and the pages of it. */
@GatewayTest
@NullUnmarked
final class ReplayEndpointTest {

    private static final String API = "/api/ops/replays";
    private static final String PAGE = "/admin/ops/replays";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final InMemoryDocuments documents;
    private final InMemoryBus bus;
    private final Outbox outbox;
    private final MovableClock clock;
    private final Browser admin;
    private final Browser ops;

    ReplayEndpointTest(
            InMemoryDocuments documents,
            InMemoryBus bus,
            Outbox outbox,
            MovableClock clock,
            @LocalServerPort int port) {
        this.documents = documents;
        this.bus = bus;
        this.outbox = outbox;
        this.clock = clock;
        this.admin = Browser.atThePage(port, "admin@example.com");
        this.ops = Browser.atThePage(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestLetters.forget(documents);
        documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("replays"))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
        archive("c1", 1);
        archive("c1", 2);
        archive("c2", 1);
    }

    @Test
    void looksFirstAndThenSends() {
        var before = sent();
        var look = json(ops.change("POST", API, "{\"client_id\":\"c1\",\"dry_run\":true}"), 200);
        assertThat(look.path("count").asInt()).isEqualTo(2);
        assertThat(sent() - before).isZero();

        var ordered = json(order("{\"client_id\":\"c1\"}", "key-" + before), 202);
        var again = json(order("{\"client_id\":\"c1\"}", "key-" + before), 202);

        var id = ordered.path("id").asString();
        assertThat(again.path("id").asString()).isEqualTo(id);
        awaitDone(id);
        assertThat(sent() - before).isEqualTo(2);
        assertThat(ops.get("/api/audit?what=replayed").body()).contains(id, "ops@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"target\":\"nobody\"}; 400; unknown_target",
                "{\"from\":\"yesterday\"}; 400; invalid_time",
                "{\"client_id\":\"unknown\"}; 409; nothing_to_send"
            })
    void refusesWhatCannotBeMeant(String wanted, int status, String code) {
        var answer = order(wanted, "key");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void sendsTheOneEventThatAPageShows() {
        var id = documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("events"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(ops.get("/admin/ops/events/" + id).body()).contains("event=" + id);

        assertThat(ops.get(PAGE + "?look=1&event=" + id).body()).contains("1 event", "Send them again");
        assertThat(json(ops.change("POST", API, "{\"event_id\":\"" + id + "\",\"dry_run\":true}"), 200)
                        .path("count")
                        .asInt())
                .isOne();
    }

    @Test
    void isForOpsAloneAndNeedsAKey() {
        assertThat(admin.change("POST", API, "{\"dry_run\":true}").statusCode()).isEqualTo(403);
        assertThat(admin.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(ops.change("POST", API, "{}").body()).contains("idempotency_key_needed");
        assertThat(ops.get(API + "/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    }

    @Test
    void leadsThroughThePages() {
        var before = sent();
        assertThat(ops.get(PAGE).body())
                .contains("Look first", "client-provisioner.enrichment")
                .doesNotContain("Send them again", "dead-letter\"");
        var look = ops.get(PAGE + "?look=1&client=c1&type=tokens-rotated").body();
        assertThat(look).contains("2 events", "Send them again");
        assertThat(ops.get(PAGE + "?look=1&client=unknown").body()).contains("nothing to send");
        var key = KEY.matcher(look);
        assertThat(key.find()).isTrue();
        var form = Map.of(
                "key", key.group(1), "client", "c1", "type", "tokens-rotated", "_csrf", ops.cookie("XSRF-TOKEN"));

        var click = ops.post(PAGE, form);
        var secondClick = ops.post(PAGE, form);

        assertThat(click.statusCode()).isEqualTo(303);
        var page = click.headers().firstValue("Location").orElseThrow();
        assertThat(secondClick.headers().firstValue("Location")).contains(page);
        awaitDone(page.substring(page.lastIndexOf('/') + 1));
        assertThat(ops.get(page).body())
                .contains("Sent again", "2 of 2 events")
                .doesNotContain("hx-get=\"/admin/ops/rep");
        assertThat(ops.get(page, "HX-Request", "true").body().strip()).startsWith("<section id=\"progress\"");
        assertThat(sent() - before).isEqualTo(2);
    }

    private void awaitDone(String id) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> json(ops.get(API + "/" + id), 200).path("done").asBoolean());
    }

    private void archive(String clientId, long seq) {
        var rotated = new TokensRotated(TestRecords.state(clientId, seq), seq, TestLetters.NOON);
        documents
                .commit(List.of(
                        outbox.entry(rotated, clock.instant(), null).writes().getFirst()))
                .block();
        clock.pass(Duration.ofMillis(2));
    }

    private HttpResponse<String> order(String json, String key) {
        return ops.change("POST", API, json, "Idempotency-Key", key);
    }

    private long sent() {
        return bus.published().stream()
                .filter(message -> message.attributes().containsKey("replay-id"))
                .count();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }
}
