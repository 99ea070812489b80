package com.emailpilot.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** {@code GET /api/audit} and {@code GET /api/clients/{client_id}/audit}. */
@GatewayTest
@NullUnmarked
final class AuditEndpointTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";
    private static final String SERVICE = "mailer@project.iam.gserviceaccount.com";

    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser second;
    private final Browser ops;

    AuditEndpointTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.admin = Browser.atThePage(port, ADMIN);
        this.second = Browser.atThePage(port, SECOND);
        this.ops = Browser.atThePage(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestRecords.forget(documents, "clients", "audit");
        TestRecords.connected(documents, "a1", ADMIN, NOON);
        TestRecords.connected(documents, "a2", SECOND, NOON);
        store(row("read", 1, AuditAction.CREDENTIAL_READ, SERVICE).about("a1").ended("served"));
        store(row("refresh", 2, AuditAction.REFRESH_REQUESTED, ADMIN).about("a1"));
        store(row("foreign", 3, AuditAction.EDITED, SECOND).about("a2"));
        store(row("consent", 4, AuditAction.CONSENT_FINISHED, ADMIN).ended("access_denied"));
    }

    @Test
    void showsMembersWhatHappenedToTheirClient() {
        var answer = admin.get("/api/clients/a1/audit");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ids(answer)).containsExactly("refresh", "read");
        assertThat(json(answer).path("rows").get(1))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"id\":\"read\",\"at\":\"2026-01-01T12:00:01Z\",\"action\":\"credential_read\","
                                + "\"actor\":\"" + SERVICE + "\",\"client_id\":\"a1\",\"outcome\":\"served\","
                                + "\"details\":{}}"));
    }

    @Test
    void showsStrangersNothingOfAClient() {
        var foreign = second.get("/api/clients/a1/audit");
        var unknown = second.get("/api/clients/a-unknown/audit?client=a2");

        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(second.get("/api/clients/a1/audit?format=csv").statusCode()).isEqualTo(404);
        assertThat(second.get("/api/clients/a1/audit?format=json").statusCode()).isEqualTo(404);
        assertThat(ids(second.get("/api/clients/a2/audit?client=a1"))).containsExactly("foreign");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, refresh read",
                "client=a1, refresh read",
                "client=SHOP%20A, refresh read",
                "client=a2, ''",
                "client=shop%20a2, ''",
                "what=credential_read, read",
                "who=second@example.com, ''"
            })
    void showsPeopleWhatHappenedToTheirClients(String query, String found) {
        assertThat(String.join(" ", ids(admin.get("/api/audit?" + (query == null ? "" : query)))))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void exportsToPeopleNoMoreThanTheyMaySee(String format) {
        var mine = admin.get("/api/audit?format=" + format);
        var all = ops.get("/api/audit?format=" + format);

        assertThat(mine.body()).contains("refresh", "read").doesNotContain("foreign", "consent");
        assertThat(all.body()).contains("refresh", "read", "foreign", "consent");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, consent foreign refresh read",
                "who=admin@example.com, consent refresh",
                "what=credential_read, read",
                "client=a1, refresh read",
                "client=a1&who=admin@example.com&what=refresh_requested, refresh",
                "from=2026-01-01T12:00:03Z, consent foreign",
                "to=2026-01-01T12:00:02Z, refresh read",
                "from=2026-01-01&to=2026-01-01, consent foreign refresh read",
                "from=2026-01-02, ''",
                "to=2025-12-31, ''",
                "from=2026-01-01T12:00:02Z&to=2026-01-01T12:00:03Z, foreign refresh",
                "who=nobody@example.com, ''",
                "who=&what=&client=&from=&to=, consent foreign refresh read"
            })
    void findsWhatIsAskedFor(String query, String found) {
        assertThat(String.join(" ", ids(ops.get("/api/audit?" + (query == null ? "" : query)))))
                .isEqualTo(found);
    }

    @Test
    void goesOnPageByPage() {
        IntStream.range(0, 25)
                .forEach(n -> store(
                        row("more-" + n, 10 + n / 5, AuditAction.SHARED, ADMIN).about("a1")));

        var seen = new ArrayList<String>();
        var path = "/api/audit?limit=10";
        for (var next = ""; next != null; ) {
            var page = ops.get(path + next);
            seen.addAll(ids(page));
            var cursor = json(page).path("next_cursor");
            next = cursor.isString() ? "&cursor=" + cursor.asString() : null;
        }

        assertThat(seen).hasSize(29).doesNotHaveDuplicates().endsWith("consent", "foreign", "refresh", "read");
    }

    @ParameterizedTest
    @CsvSource({
        "what=danced, unknown_action",
        "from=yesterday, invalid_time",
        "to=2026-01-32, invalid_time",
        "limit=0, invalid_limit",
        "limit=201, invalid_limit",
        "cursor=nonsense, invalid_cursor",
        "format=xml, unknown_format"
    })
    void saysWhatIsWrongWithAQuestion(String query, String code) {
        var answer = admin.get("/api/clients/a1/audit?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void refusesALimitThatIsNoNumber() {
        assertThat(admin.get("/api/clients/a1/audit?limit=many").statusCode()).isEqualTo(400);
    }

    @Test
    void remembersWhatPeopleDoHere() {
        admin.change("PUT", "/api/clients/a1/members/" + SECOND, "{\"role\":\"viewer\"}");
        admin.change("DELETE", "/api/integrations/klaviyo/connections/a1?generation=1");

        var rows = second.get("/api/clients/a1/audit");

        assertThat(json(rows)
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("action").asString()))
                .startsWith("disconnected", "shared");
        assertThat(rows.body()).doesNotContain("canary");
    }

    private void store(AuditRow row) {
        documents.commit(List.of(row.create())).block();
    }

    private static AuditRow row(String id, int second, AuditAction action, String actor) {
        return AuditRow.of(id, NOON.plusSeconds(second), action, actor);
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return json(answer)
                .path("rows")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
