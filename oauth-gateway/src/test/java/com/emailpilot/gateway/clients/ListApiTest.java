package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/clients}, searched and filtered, and the overview that leads there. */
@GatewayTest
final class ListApiTest {

    private static final Instant TIME = Instant.parse("2026-02-03T10:00:00.123456Z");
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final InMemoryDocuments documents;
    private final InMemoryBus bus;
    private final ClientRows rows;
    private final Browser admin;
    private final Browser second;

    ListApiTest(InMemoryDocuments documents, InMemoryBus bus, ClientRows rows, @LocalServerPort int port) {
        this.documents = documents;
        this.bus = bus;
        this.rows = rows;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, SECOND);
    }

    /** What other tests left behind. */
    @BeforeEach
    void forgetRows() {
        rows.forget();
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents, "clients", "grants");
    }

    @Test
    void listsWhatTheUserMaySeeTheLastChangedFirst() {
        TestRecords.connected(documents, "old", ADMIN, TIME);
        TestRecords.connected(documents, "new", ADMIN, TIME.plusSeconds(60));
        TestRecords.connected(documents, "foreign", SECOND, TIME);

        var clients = json(admin, "/api/clients").path("clients");

        assertThat(ids(clients)).containsExactly("new", "old");
    }

    @Test
    void pagesThroughTheList() {
        IntStream.range(0, 5).forEach(n -> TestRecords.connected(documents, "c" + n, ADMIN, TIME.plusSeconds(n)));

        var first = json(admin, "/api/clients?limit=2");
        var next = json(
                admin,
                "/api/clients?limit=2&cursor=" + first.path("next_cursor").asString());
        var last = json(
                admin, "/api/clients?limit=2&cursor=" + next.path("next_cursor").asString());

        assertThat(Stream.of(first, next, last).flatMap(page -> ids(page.path("clients")).stream()))
                .containsExactly("c4", "c3", "c2", "c1", "c0");
        assertThat(last.has("next_cursor")).isFalse();
    }

    @Test
    void findsByTextAndStatus() {
        TestRecords.connected(documents, "tea", ADMIN, TIME);
        TestRecords.connected(documents, "coffee", ADMIN, TIME.plusSeconds(1));

        assertThat(ids(json(admin, "/api/clients?q=COFF").path("clients"))).containsExactly("coffee");
        assertThat(ids(json(admin, "/api/clients?status=disconnected").path("clients")))
                .isEmpty();
        assertThat(ids(json(admin, "/api/clients?status=active&limit=1").path("clients")))
                .containsExactly("coffee");
    }

    @Test
    void countsWhatThereIsToFilterBy() {
        TestRecords.connected(documents, "mine", ADMIN, TIME);
        TestRecords.connected(documents, "theirs", SECOND, TIME);
        TestRecords.share(documents, "theirs", ADMIN, "viewer");

        var list = json(admin, "/api/clients?whose=mine");

        assertThat(ids(list.path("clients"))).containsExactly("mine");
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.path("counts").toString())
                .contains(
                        "\"whose\":{\"mine\":1,\"shared\":1}", "\"status\":{\"active\":1}", "\"tag\":", "\"health\":");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "status=good, status", "cursor=eA, cursor", "sort=size, sort", "tag=a&tag=b, tag"})
    void saysWhichParameterItDoesNotUnderstand(String query, String parameter) {
        var answer = admin.get("/api/clients?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"invalid_parameter\"", "\"reason\":\"" + parameter + "\"", "trace_id");
    }

    @Test
    void followsTheNews() {
        TestRecords.connected(documents, "one", ADMIN, TIME);
        json(admin, "/api/clients");
        documents.commit(List.of(new Write.Delete(ClientRecords.path("one")))).block();
        var message = new EventCodec()
                .encode(new ClientUpdated(TestRecords.state("one", 2), List.of("x")), "test", TIME, null);

        bus.publish(message).block();

        assertThat(ids(json(admin, "/api/clients").path("clients"))).isEmpty();
    }

    @Test
    void leadsFromTheOverviewToTheClients() {
        TestRecords.connected(documents, "one", ADMIN, TIME);

        var overdue = json(admin, "/api/overview").path("token_overdue");
        var behind = json(admin, "/api/clients?" + overdue.path("query").asString());

        assertThat(overdue.path("count").asInt()).isEqualTo(1);
        assertThat(ids(behind.path("clients"))).containsExactly("one");
    }

    @Test
    void tellsOfConsentsThatWait() {
        var grant = new Changes()
                .set("status", "WAITING")
                .set("connected_by", ADMIN)
                .set("claimed_at", TIME)
                .set("tokens", "canary");
        documents
                .commit(List.of(grant.create(new DocumentPath("grants", "g-1"))))
                .block();

        var list = admin.get("/api/clients").body();

        assertThat(list)
                .contains("\"connection_id\":\"g-1\"", "\"since\":\"2026-02-03T10:00:00.123456Z\"")
                .doesNotContain("canary");
        assertThat(second.get("/api/clients").body()).doesNotContain("g-1");
    }

    private static JsonNode json(Browser browser, String path) {
        return JsonMapper.shared().readTree(browser.get(path).body());
    }

    private static List<String> ids(JsonNode clients) {
        return clients.valueStream()
                .map(client -> client.path("client_id").asString())
                .toList();
    }
}
