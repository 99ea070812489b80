package com.emailpilot.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.deadletters.TestLetters;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /admin/ops} and the pages behind it. */
@GatewayTest
@NullUnmarked
final class OpsPagesTest {

    private final InMemoryDocuments documents;
    private final Outbox outbox;
    private final Browser admin;
    private final Browser ops;

    OpsPagesTest(InMemoryDocuments documents, Outbox outbox, @LocalServerPort int port) {
        this.documents = documents;
        this.outbox = outbox;
        this.admin = Browser.signedIn(port, "admin@example.com");
        this.ops = Browser.signedIn(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestLetters.forget(documents);
    }

    @Test
    void leadsNobodyHereButOps() {
        var refused = admin.get("/admin/ops", "Accept", "text/html");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<h1>Forbidden</h1>", "Go to your clients");
        assertThat(admin.get("/admin/audit").body()).doesNotContain("/admin/ops");
        assertThat(ops.get("/admin/audit").body()).contains("href=\"/admin/ops\"");
    }

    @Test
    void showsHowTheSystemStands() {
        assertThat(ops.get("/admin/ops").body())
                .contains("Nothing waits for you", "Dead letters", "Outbox", "Not known here");

        TestLetters.park(documents, "s_e1");
        var part = ops.get("/admin/ops", "HX-Request", "true").body();

        assertThat(part.strip()).startsWith("<section id=\"figures\"").doesNotContain("<html");
        assertThat(part).contains("Something waits for you", TestLetters.SUBSCRIPTION);
    }

    @Test
    void showsAnEvent() {
        var entry = outbox.entry(
                new TokensRotated(TestRecords.state("c1", 1), 7, TestLetters.NOON), TestLetters.NOON, null);
        documents.commit(List.of(entry.writes().getFirst())).block();
        var id = entry.message().id();

        assertThat(ops.get("/admin/ops/events").body())
                .contains("href=\"/admin/ops/events/" + id + "\"", ">tokens-rotated</a>", "<select name=\"type\">");
        assertThat(ops.get("/admin/ops/events?client=c2", "HX-Request", "true").body())
                .contains("No events")
                .doesNotContain("<form");
        assertThat(ops.get("/admin/ops/events/" + id).body()).contains("ce-id", "&quot;token_version&quot; : 7");
    }

    @Test
    void showsADeadLetterAsText() {
        TestLetters.park(
                documents,
                "s_e1",
                "<img src=x onerror=alert(1)>".getBytes(StandardCharsets.UTF_8),
                Map.of("<b>", "<i>"));

        assertThat(ops.get("/admin/ops/dead-letters").body())
                .contains("href=\"/admin/ops/dead-letters/s_e1\"", "delivered too often");
        assertThat(ops.get("/admin/ops/dead-letters?status=RESOLVED").body()).contains("None here");
        assertThat(ops.get("/admin/ops/dead-letters/s_e1").body())
                .contains("&lt;img", "28 bytes", "Waiting")
                .doesNotContain("<img", "<b>", "<i>");
    }
}
