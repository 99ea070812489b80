package com.emailpilot.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /admin/clients/{client_id}/timeline} and {@code …/charts}. */
@GatewayTest
@NullUnmarked
final class HistoryEndpointTest {

    private static final String TIMELINE = "/admin/clients/h1/timeline";
    private static final String CHARTS = "/admin/clients/h1/charts";
    private static final String ADMIN = "admin@example.com";
    private static final Pattern EARLIER = Pattern.compile("hx-get=\"([^\"]+)\"");

    private final InMemoryDocuments documents;
    private final Outbox outbox;
    private final Browser admin;
    private final Browser second;

    HistoryEndpointTest(InMemoryDocuments documents, Outbox outbox, @LocalServerPort int port) {
        this.documents = documents;
        this.outbox = outbox;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, "second@example.com");
    }

    @BeforeEach
    void begin() {
        TestRecords.forget(documents);
        documents.dump().keySet().stream()
                .filter(path -> List.of("audit", "events", "outbox").contains(path.collection()))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
        TestRecords.connected(documents, "h1", ADMIN, Instant.now());
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void tellsWhatHappenedAndWhoDidIt() {
        rotate(1);
        store(AuditRow.of("a1", Instant.now(), AuditAction.REFRESH_REQUESTED, "<b>ada</b>")
                .about("h1"));

        assertThat(admin.get(TIMELINE).body())
                .contains("The tokens were rotated.", "&lt;b&gt;ada&lt;/b&gt;", "refreshed this client by hand.")
                .doesNotContain("<html", "<b>", "Show earlier");
    }

    @Test
    void goesBackToTheBeginning() {
        IntStream.rangeClosed(1, 60).forEach(this::rotate);
        IntStream.rangeClosed(1, 60)
                .forEach(n -> store(AuditRow.of("a" + n, Instant.now(), AuditAction.EDITED, ADMIN)
                        .about("h1")));

        var newest = admin.get(TIMELINE).body();
        var earlier = EARLIER.matcher(newest);
        assertThat(earlier.find()).isTrue();
        var next = admin.get(earlier.group(1).replace("&amp;", "&")).body();
        var last = EARLIER.matcher(next);
        assertThat(last.find()).isTrue();

        assertThat(newest).contains("50 times");
        assertThat(next).contains("10 times", "40 times");
        assertThat(admin.get(last.group(1).replace("&amp;", "&")).body())
                .contains("20 times")
                .doesNotContain("Show earlier");
    }

    @Test
    void drawsTheLastDaysAsTables() {
        rotate(1);
        tell(outbox.entry(new ConnectionDegraded(TestRecords.state("h1", 2), "unreachable"), Instant.now(), null)
                .writes());

        assertThat(admin.get(CHARTS).body())
                .contains("data-rotations=\"1\"", "data-failures=\"1\"", "data-tone=\"warn\"", "Degraded")
                .doesNotContain("So much happened");
    }

    @ParameterizedTest
    @ValueSource(strings = {TIMELINE, CHARTS})
    void tellsStrangersNothing(String path) {
        assertThat(second.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAPlaceThatItDidNotName() {
        var answer = admin.get(TIMELINE + "?before=nonsense");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_cursor");
    }

    private void rotate(int version) {
        tell(outbox.entry(
                        new TokensRotated(TestRecords.state("h1", version), version, Instant.now()),
                        Instant.now(),
                        null)
                .writes());
    }

    private void tell(List<Write> writes) {
        documents.commit(writes).block();
    }

    private void store(AuditRow row) {
        tell(List.of(row.create()));
    }
}
