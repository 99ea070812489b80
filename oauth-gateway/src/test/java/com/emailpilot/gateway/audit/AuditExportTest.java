package com.emailpilot.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a file. */
@GatewayTest
@NullUnmarked
final class AuditExportTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ADMIN = "admin@example.com";

    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser ops;

    AuditExportTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.admin = Browser.signedIn(port, ADMIN);
        this.ops = Browser.signedIn(port, "ops@example.com");
    }

    @Test
    void holdsEverythingThatMatches() {
        TestRecords.connected(documents, "x1", ADMIN, NOON);
        IntStream.range(0, 450)
                .forEach(n -> store(AuditRow.of("more-" + n, NOON.plusSeconds(n), AuditAction.SHARED, ADMIN)
                        .about("x1")));
        store(AuditRow.of("formula", NOON, AuditAction.EDITED, "=cmd()@example.com")
                .about("x1"));

        var csv = ops.get("/api/audit?format=csv&limit=1&client=x1");
        var json = admin.get("/api/clients/x1/audit?format=json&what=shared");

        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"audit.csv\"");
        assertThat(csv.body().lines()).hasSize(452);
        assertThat(csv.body()).startsWith(AuditCsv.HEADER).contains("\"'=cmd()@example.com\"");
        assertThat(json.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"audit.json\"");
        assertThat(JsonMapper.shared().readTree(json.body()).size()).isEqualTo(450);
    }

    private void store(AuditRow row) {
        documents.commit(List.of(row.create())).block();
    }
}
