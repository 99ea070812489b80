package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.GrantStatus;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /admin/clients/{client_id}}. */
@GatewayTest
@NullUnmarked
final class ClientPageTest {

    private static final String PATH = "/admin/clients/p1";
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";
    private static final Instant TIME = Instant.parse("2026-02-03T10:00:00Z");

    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser second;
    private final int port;

    ClientPageTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.port = port;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, SECOND);
    }

    @BeforeEach
    void begin() {
        TestRecords.forget(documents, "clients", "grants");
        TestRecords.connected(documents, "p1", ADMIN, TIME);
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void showsTheOwnerEverythingAndWhatCanBeDone() {
        change(new Changes()
                .set("klaviyo.lists_count", 1234L)
                .set("klaviyo.metadata.timezone", "Europe/Berlin")
                .set("oauth.scopes", List.of("accounts:read", "lists:read"))
                .set("health.checked_at", TIME)
                .set("health.ok", true)
                .set("health.scopes_missing", List.of("flows:read")));

        var page = admin.get(PATH).body();

        assertThat(page)
                .contains("Shop p1", "hello@p1.example", "AC-p1", "1,234", "accounts:read", "flows:read")
                .contains("Refresh now", "Reconnect", "Reconnect link…", "Disconnect…", "Share…", "Edit")
                .contains("redirect_path=/admin/clients/p1", "client_id=p1")
                .contains("This uninstalls the app from that Klaviyo account")
                .doesNotContain("canary-sealed", "canary-attempt", "canary-api-key", "may look at this client");
    }

    @Test
    void offersAViewerNothingAndSaysWhomToAsk() {
        TestRecords.share(documents, "p1", SECOND, "viewer");

        var page = second.get(PATH).body();

        assertThat(page)
                .contains("may look at this client", "<bdi>" + ADMIN + "</bdi>", "Leave…", "Who sees it")
                .doesNotContain(
                        "data-do=\"refresh\"",
                        "data-do=\"edit\"",
                        "data-do=\"disconnect\"",
                        "Reconnect</a>",
                        "data-do=\"invite\"")
                .doesNotContain("id=\"add-member\"", "data-member=\"owner\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/clients/p1", "/admin/clients/p-unknown", "/admin/clients/p%20x"})
    void showsStrangersThatThereIsNothing(String path) {
        var page = second.get(path, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("There is nothing here, or it is not yours")
                .doesNotContain("Shop p1");
    }

    @Test
    void drawsTheChangingPartsForAnOpenPage() {
        var parts = admin.get(PATH, "HX-Request", "true").body();

        assertThat(parts)
                .contains("id=\"heading\"", "id=\"facts\"", "id=\"sharing\"", "hx-swap-oob=\"true\"")
                .doesNotContain("<html", "<main", "<dialog");
        assertThat(admin.get(PATH).body()).doesNotContain("hx-swap-oob");
    }

    @Test
    void neverLetsANameBreakOut() {
        change(new Changes()
                .set("display_name", "<img src=x onerror=alert(1)>\u202e\"'")
                .set("tags", List.of("</span><script>alert(2)</script>"))
                .set("klaviyo.website_url", "javascript:alert(3)"));

        var page = admin.get(PATH).body();

        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;alert(2)")
                .doesNotContain("<img", "<script>", "href=\"javascript");
    }

    @Test
    void explainsWhyTheLastTryToReconnectChangedNothing() {
        refusedGrant("wrong_account", TIME.plusSeconds(60));

        assertThat(admin.get(PATH).body()).contains("You chose another Klaviyo account than this client&#39;s");
        change(new Changes().set("oauth.connected_at", TIME.plusSeconds(120)));
        assertThat(admin.get(PATH).body()).doesNotContain("Your last try to reconnect");
    }

    @Test
    void saysHowAConsentEnded() {
        assertThat(admin.get(PATH + "?connected=klaviyo").body()).contains("toast good", "Klaviyo said yes");
        assertThat(admin.get(PATH + "?error=access_denied").body()).contains("toast bad", "You chose not to allow");
    }

    @Test
    void leadsBackHereFromTheLogin() {
        assertThat(new Browser(port).get(PATH).headers().firstValue("Location")).hasValue("/login?return=" + PATH);
    }

    private void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("p1")))).block();
    }

    private void refusedGrant(String reason, Instant claimedAt) {
        documents
                .commit(List.of(new Changes()
                        .set("status", GrantStatus.REFUSED.name())
                        .set("connected_by", ADMIN)
                        .set("claimed_at", claimedAt)
                        .set("expected_client_id", "p1")
                        .set("reason", reason)
                        .create(new DocumentPath("grants", "g-" + reason))))
                .block();
    }
}
