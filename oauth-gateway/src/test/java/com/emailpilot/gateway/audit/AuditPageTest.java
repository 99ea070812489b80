package com.emailpilot.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /admin/audit}. */
@GatewayTest
@NullUnmarked
final class AuditPageTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ADMIN = "admin@example.com";
    private static final Pattern MORE = Pattern.compile("id=\"more\"[^>]* href=\"([^\"]+)\"");

    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser ops;

    AuditPageTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.admin = Browser.signedIn(port, ADMIN);
        this.ops = Browser.signedIn(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestRecords.forget(documents, "clients", "audit");
        TestRecords.connected(documents, "p1", ADMIN, NOON);
        TestRecords.connected(documents, "p2", "second@example.com", NOON);
    }

    @Test
    void tellsInPlainWordsWhoDidWhat() {
        store(row("r1", 1, AuditAction.REFRESH_REQUESTED, "p1"));

        var page = admin.get("/admin/audit").body();

        assertThat(text(page)).contains(ADMIN + " refreshed Shop p1 by hand 1 Jan 2026, 12:00:01 UTC");
        assertThat(page).contains("href=\"/admin/clients/p1\"", "<title>Audit");
    }

    @Test
    void showsPeopleTheirClientsAndOpsAll() {
        store(row("mine", 1, AuditAction.DISCONNECTED, "p1"));
        store(row("foreign", 2, AuditAction.DISCONNECTED, "p2"));

        assertThat(admin.get("/admin/audit").body())
                .contains("Shop p1", "your clients")
                .doesNotContain("Shop p2");
        assertThat(ops.get("/admin/audit").body())
                .contains("Shop p1", "Shop p2", "all clients", "href=\"/admin/audit?client=p2\"")
                .doesNotContain("href=\"/admin/clients/p2\"");
    }

    @Test
    void answersAScriptWithTheRowsAlone() {
        store(row("r1", 1, AuditAction.REFRESH_REQUESTED, "p1"));

        var part = admin.get("/admin/audit?what=refresh_requested", "HX-Request", "true")
                .body();

        assertThat(part.strip()).startsWith("<section id=\"trail\"").doesNotContain("<html", "<form");
        assertThat(part).contains("by hand");
    }

    @Test
    void keepsTheFilterInEveryAddress() {
        IntStream.range(0, 60)
                .forEach(n -> store(row("r" + n, n, AuditAction.SHARED, "p1").with("member", "bob@example.com")));

        var page = admin.get("/admin/audit?who=admin%40example.com&what=shared&client=&from=2026-01-01")
                .body();
        var more = MORE.matcher(page);

        assertThat(page)
                .contains(
                        "href=\"/api/audit?who=admin%40example.com&amp;what=shared&amp;from=2026-01-01&amp;format=csv\"",
                        "<option value=\"shared\" selected=\"selected\">");
        assertThat(more.find()).isTrue();
        assertThat(more.group(1)).startsWith("/admin/audit?who=admin%40example.com&amp;what=shared&amp;");
        var rest = admin.get(more.group(1).replace("&amp;", "&"), "HX-Request", "true")
                .body();
        assertThat(rest.split("data-testid=\"line\"", -1)).hasSize(11);
        assertThat(rest).doesNotContain("id=\"more\"");
    }

    @Test
    void saysSoWhereThereIsNothing() {
        assertThat(admin.get("/admin/audit").body()).contains("Nothing happened yet");
        assertThat(admin.get("/admin/audit?who=nobody").body()).contains("Nothing matches");
    }

    @Test
    void putsHostileTextsInAsText() {
        var name = "<img src=x onerror=alert(1)>" + "x".repeat(200);
        documents
                .commit(List.of(new Changes().set("display_name", name).update(ClientRecords.path("p1"))))
                .block();
        store(AuditRow.of("r1", NOON, AuditAction.SHARED, "<script>a</script>@example.com")
                .about("p1")
                .with("member", "\"><b>@example.com")
                .with("<i>", "<u>"));

        var page = admin.get("/admin/audit?who=%22%3E%3Cb%3E").body()
                + admin.get("/admin/audit").body();

        assertThat(page).doesNotContain("<img", "<b>", "<i>", "<u>", "<script>a");
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        var answer = admin.get("/admin/audit?from=yesterday", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Write times like");
    }

    private void store(AuditRow row) {
        documents.commit(List.of(row.create())).block();
    }

    private static AuditRow row(String id, int second, AuditAction action, String clientId) {
        return AuditRow.of(id, NOON.plusSeconds(second), action, ADMIN).about(clientId);
    }

    private static String text(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
