package com.emailpilot.gateway.operations;

import static com.emailpilot.clients.deadletters.TestLetters.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.Write;
import com.emailpilot.clients.deadletters.TestLetters;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.Event;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/ops/…}. */
@GatewayTest
@NullUnmarked
final class OpsApiTest {

    private final InMemoryDocuments documents;
    private final Outbox outbox;
    private final MovableClock clock;
    private final Browser admin;
    private final Browser ops;

    OpsApiTest(InMemoryDocuments documents, Outbox outbox, MovableClock clock, @LocalServerPort int port) {
        this.documents = documents;
        this.outbox = outbox;
        this.clock = clock;
        this.admin = Browser.signedIn(port, "admin@example.com");
        this.ops = Browser.signedIn(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestLetters.forget(documents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/ops/status",
                "/api/ops/events",
                "/api/ops/events/e1",
                "/api/ops/dead-letters",
                "/api/ops/dead-letters/l1",
                "/admin/ops",
                "/admin/ops/events",
                "/admin/ops/dead-letters"
            })
    void isForOpsAlone(String path) {
        assertThat(admin.get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void listsEventsTheNewestFirst() {
        archive(rotated("c1", 1));
        archive(new ClientDisconnected(TestRecords.state("c1", 2), "ada@example.com"));
        archive(rotated("c2", 1));

        assertThat(told("")).containsExactly("c2/1", "c1/2", "c1/1");
        assertThat(told("?type=tokens-rotated")).containsExactly("c2/1", "c1/1");
        assertThat(told("?type=com.emailpilot.client-disconnected.v1")).containsExactly("c1/2");
        assertThat(told("?client=c1&type=")).containsExactly("c1/2", "c1/1");
        assertThat(told("?to=2020-01-01")).isEmpty();
        assertThat(told("?from=2020-01-01")).hasSize(3);
    }

    @Test
    void goesOnThroughTheEventsPageByPage() {
        IntStream.rangeClosed(1, 5).forEach(seq -> archive(rotated("c1", seq)));

        var first = json(ops.get("/api/ops/events?limit=3"));
        var second = json(ops.get(
                "/api/ops/events?limit=3&cursor=" + first.path("next_cursor").asString()));

        assertThat(told(first)).containsExactly("c1/5", "c1/4", "c1/3");
        assertThat(told(second)).containsExactly("c1/2", "c1/1");
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void showsAnEventWithEnvelopeAndPayload() {
        var id = archive(rotated("c1", 7));

        var event = json(ops.get("/api/ops/events/" + id));

        assertThat(event.path("attributes").path("ce-id").asString()).isEqualTo(id);
        assertThat(event.path("ordering_key").asString()).isEqualTo("c1");
        assertThat(event.path("payload").path("token_version").asInt()).isEqualTo(7);
        assertThat(ops.get("/api/ops/events/unknown").statusCode()).isEqualTo(404);
        assertThat(ops.get("/api/ops/events/%2E%2E").statusCode()).isIn(400, 404);
    }

    @Test
    void listsDeadLettersByHowTheyStand() {
        TestLetters.park(documents, "s_e1");
        TestLetters.store(
                documents, "s_e2", TestLetters.letter(new byte[0], Map.of()).set("status", "RESOLVED"));

        var parked = json(ops.get("/api/ops/dead-letters"));
        var resolved = json(ops.get("/api/ops/dead-letters?status=resolved"));

        assertThat(ids(parked)).containsExactly("s_e1");
        assertThat(ids(resolved)).containsExactly("s_e2");
        assertThat(parked.path("dead_letters").get(0).path("reason").asString()).contains("too often");
        assertThat(ids(json(ops.get("/api/ops/dead-letters?status=redriving")))).isEmpty();
    }

    @Test
    void showsADeadLetterWithItsMessage() {
        TestLetters.park(documents, "s_e1");
        TestLetters.store(
                documents,
                "s_e2",
                TestLetters.letter(new byte[] {(byte) 0xff, 0}, Map.of()).set("payload_bytes", 100_000L));

        var text = json(ops.get("/api/ops/dead-letters/s_e1"));
        var bytes = json(ops.get("/api/ops/dead-letters/s_e2"));

        assertThat(text.path("payload").asString()).isEqualTo("{\"client_id\":\"c1\"}");
        assertThat(text.path("payload_whole").asBoolean()).isTrue();
        assertThat(text.path("attributes").path("ce-id").asString()).isEqualTo("e1");
        assertThat(text.path("letter").path("payload_sha256").asString()).hasSize(64);
        assertThat(bytes.path("payload").asString()).isEqualTo("ff 00");
        assertThat(bytes.path("payload_whole").asBoolean()).isFalse();
        assertThat(ops.get("/api/ops/dead-letters/unknown").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "events?limit=0, invalid_limit",
        "events?cursor=nonsense, invalid_cursor",
        "events?from=yesterday, invalid_time",
        "dead-letters?status=lost, unknown_status",
        "dead-letters?cursor=MTcwMA, invalid_cursor",
        "dead-letters?limit=1000, invalid_limit"
    })
    void saysWhatIsWrongWithAQuestion(String path, String code) {
        var answer = ops.get("/api/ops/" + path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void tellsHowTheSystemStands() {
        TestLetters.park(documents, "s_e1");
        TestRecords.connected(documents, "c1", "ada@example.com", NOON);
        store(new Changes()
                .set("oauth.refresh_shard", 3L)
                .set("oauth.next_refresh_at", clock.instant().minus(Duration.ofMinutes(10)))
                .update(ClientRecords.path("c1")));
        store(new Changes().set("origin", "token-refresher").create(new DocumentPath("outbox", "waiting")));
        archive(rotated("c1", 1));

        var status = json(ops.get("/api/ops/status"));

        assertThat(status.path("parked")
                        .path(TestLetters.SUBSCRIPTION)
                        .path("count")
                        .asInt())
                .isOne();
        assertThat(status.path("overdue").path("clients").path("count").asInt()).isOne();
        assertThat(status.path("overdue").path("longest_seconds").asInt()).isBetween(600, 630);
        assertThat(status.path("outbox")
                        .valueStream()
                        .map(row -> row.path("service").asString()))
                .containsExactly("client-provisioner", "oauth-gateway", "token-refresher");
        assertThat(status.path("outbox").get(2).path("rows").path("count").asInt())
                .isOne();
        assertThat(status.path("outbox").get(2).path("oldest_seconds").isNumber())
                .isTrue();
        assertThat(status.path("last_hour").path("tokens-rotated").path("count").asInt())
                .isOne();
        assertThat(status.path("not_known_here").has("breaker")).isTrue();
    }

    private String archive(Event event) {
        var entry = outbox.entry(event, clock.instant(), null);
        documents.commit(List.of(entry.writes().getFirst())).block();
        clock.pass(Duration.ofMillis(1));
        return entry.message().id();
    }

    private void store(Write write) {
        documents.commit(List.of(write)).block();
    }

    private static TokensRotated rotated(String clientId, long seq) {
        return new TokensRotated(TestRecords.state(clientId, seq), seq, NOON);
    }

    private List<String> told(String query) {
        return told(json(ops.get("/api/ops/events" + query)));
    }

    private static List<String> told(JsonNode page) {
        return page.path("events")
                .valueStream()
                .map(event -> event.path("client_id").asString() + "/"
                        + event.path("seq").asInt())
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("dead_letters")
                .valueStream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
