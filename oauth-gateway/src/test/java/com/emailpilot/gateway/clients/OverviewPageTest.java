package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /admin/overview}. */
@GatewayTest
@NullUnmarked
final class OverviewPageTest {

    private static final String PATH = "/admin/overview";
    private static final String ADMIN = "admin@example.com";

    private final InMemoryDocuments documents;
    private final ClientRows rows;
    private final Browser admin;
    private final int port;

    OverviewPageTest(InMemoryDocuments documents, ClientRows rows, @LocalServerPort int port) {
        this.documents = documents;
        this.rows = rows;
        this.port = port;
        this.admin = Browser.signedIn(port, ADMIN);
    }

    @BeforeEach
    void begin() {
        TestRecords.forget(documents);
        rows.forget();
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void saysWhatToDoWhileThereAreNoClients() {
        var page = admin.get(PATH).body();

        assertThat(page).contains("No clients yet", "Go to the clients").doesNotContain("figure-connected");
    }

    @Test
    void leadsFromEachNumberToTheClientsBehindIt() {
        TestRecords.connected(documents, "o1", ADMIN, Instant.now());
        TestRecords.connected(documents, "o2", ADMIN, Instant.now());
        change("o2", new Changes().set("oauth.state", "degraded"));

        var page = admin.get(PATH).body();

        assertThat(page)
                .contains(
                        "2 clients",
                        "href=\"/admin/clients?health=connected\"",
                        "href=\"/admin/clients?health=degraded\"")
                .contains("50.0 % of the live ones", "Live connections: 2.")
                .doesNotContain("canary", "Shop o1");
    }

    @Test
    void drawsTheNumbersAloneForAnOpenPage() {
        TestRecords.connected(documents, "o1", ADMIN, Instant.now());

        var part = admin.get(PATH, "HX-Request", "true").body();

        assertThat(part).contains("figure-connected").doesNotContain("<html", "<header", "<main");
    }

    @Test
    void neverPutsTheLoginIntoAnOpenPage() {
        var anonymous = new Browser(port);

        assertThat(anonymous.get(PATH, "HX-Request", "true").statusCode()).isEqualTo(401);
        assertThat(anonymous.get(PATH).headers().firstValue("Location")).hasValue("/login?return=" + PATH);
    }

    private void change(String clientId, Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(clientId)))).block();
    }
}
