package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
final class ClientsApiTest {

    private static final Instant TIME = Instant.parse("2026-02-03T10:00:00.123456Z");
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser second;

    ClientsApiTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, SECOND);
    }

    @AfterEach
    void forget() {
        documents.dump().keySet().stream()
                .filter(path -> List.of("clients", "grants").contains(path.collection()))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
    }

    @Test
    void showsTheListedFieldsAndNoOther() {
        TestRecords.connected(documents, "one", ADMIN, TIME);

        var client = json(admin, "/api/clients/one");

        assertThat(client.propertyNames())
                .containsExactlyInAnyOrder(
                        "client_id",
                        "display_name",
                        "account_id",
                        "account_name",
                        "contact_email",
                        "test_account",
                        "status",
                        "connection_state",
                        "generation",
                        "owner",
                        "may_change",
                        "tags",
                        "connected_at",
                        "created_at",
                        "updated_at");
        assertThat(client.path("updated_at").asString()).isEqualTo("2026-02-03T10:00:00.123456Z");
    }

    @ParameterizedTest
    @CsvSource({"owner, true", "editor, true", "viewer, false", "a role of tomorrow, false"})
    void saysWhatThePersonMayDo(String role, boolean mayChange) {
        TestRecords.connected(documents, "shared", ADMIN, TIME);
        TestRecords.share(documents, "shared", SECOND, role);

        var one = json(second, "/api/clients/shared");
        var listed = json(second, "/api/clients").path("clients").path(0);

        assertThat(List.of(one, listed))
                .allMatch(client -> client.path("may_change").asBoolean() == mayChange);
        assertThat(json(admin, "/api/clients/shared").path("may_change").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/clients", "/api/clients/one", "/api/integrations/klaviyo/status", "/admin/clients"})
    void neverShowsASecret(String path) {
        TestRecords.connected(documents, "one", ADMIN, TIME);

        assertThat(admin.get(path).body()).doesNotContain("canary");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "cursor=eA",
                "cursor=MjAyNi0wMS0wMVQwMDowMDowMFp8Li4v"
            })
    void refusesWhatItDidNotWrite(String query) {
        assertThat(admin.get("/api/clients?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void answersForeignAndUnknownClientsAlike() {
        TestRecords.connected(documents, "foreign", SECOND, TIME);

        var foreign = admin.get("/api/clients/foreign");
        var unknown = admin.get("/api/clients/unknown");

        assertThat(second.get("/api/clients/foreign").statusCode()).isEqualTo(200);
        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutTrace(foreign.body())).isEqualTo(withoutTrace(unknown.body()));
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

    private static String withoutTrace(String problem) {
        return problem.replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
