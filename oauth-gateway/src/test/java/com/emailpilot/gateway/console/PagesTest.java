package com.emailpilot.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class PagesTest {

    private static final Pattern INLINE =
            Pattern.compile("<style|<script(?![^>]*src=)|\\sstyle=|\\son[a-z]+=|https?://");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"(/(?:css|js)/[^\"]+|/favicon[^\"]+)\"");

    private final InMemoryDocuments documents;
    private final Browser admin;

    PagesTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.admin = Browser.signedIn(port, "admin@example.com");
    }

    @Test
    void leadsFromTheRootToTheClients() {
        var answer = admin.get("/");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/admin/clients");
    }

    @Test
    void offersToConnect() {
        var page = admin.get("/admin/clients").body();

        assertThat(page)
                .contains("href=\"/api/integrations/klaviyo/oauth/start?redirect_path=/admin/clients\"")
                .contains("No clients yet", "admin@example.com", "Sign out")
                .doesNotContain("KLAVIYO_OAUTH_CLIENT_ID", "canary");
    }

    @Test
    void saysWhatDisconnectingDoes() {
        var page = admin.get("/admin/clients").body();

        assertThat(page).contains("Refresh now", "Reconnect", "This uninstalls the app from that Klaviyo account");
    }

    @Test
    void saysThatTheStoreIsAwayAndWhenToComeBack() {
        documents.goDown();
        try {
            var answer = admin.get("/api/clients/unknown-0");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("\"code\":\"store_unavailable\"", "Nothing is lost");
        } finally {
            documents.comeBack();
        }
    }

    @Test
    void needsNothingThatThePolicyForbids() {
        var pages = Stream.of(
                admin.get("/admin/clients"), admin.get("/login"), admin.get("/nowhere", "Accept", "text/html"));

        assertThat(pages.map(HttpResponse::body))
                .allSatisfy(page -> assertThat(INLINE.matcher(page).find()).isFalse());
    }

    @Test
    void servesWhatThePagesLink() {
        var linked =
                LINKED.matcher(admin.get("/admin/clients").body()).results().map(match -> match.group(1));

        assertThat(linked)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(admin.get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void greetsWithOneToastForAnOutcome() {
        var good = admin.get("/admin/clients?connected=klaviyo").body();
        var bad = admin.get("/admin/clients?error=access_denied").body();
        var plain = admin.get("/admin/clients?connected=other").body();

        assertThat(good).contains("toast good", "Klaviyo said yes");
        assertThat(bad).contains("toast bad", "You chose not to allow access");
        assertThat(plain).doesNotContain("toast good", "toast bad");
    }

    @Test
    void neverReflectsAParameter() {
        var page = admin.get("/admin/clients?error=%3Cscript%3Ereflected%3C/script%3E&connected=reflected")
                .body();

        assertThat(page).contains("Something went wrong").doesNotContain("reflected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/admin/nothing"})
    void showsPeopleAPageAndProgramsAProblem(String path) {
        var page = admin.get(path, "Accept", "text/html,*/*;q=0.8");
        var problem = admin.get(path, "Accept", "application/json");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Not Found", "Go to your clients", "EmailPilot");
        assertThat(problem.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.body()).contains("\"status\":404", "\"trace_id\":\"");
    }

    @Test
    void keepsTheCauseOfAFailureToTheLog() {
        documents.breakNextRead();

        var problem = admin.get("/api/clients/unknown-0");

        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.body())
                .contains("\"title\":\"Internal Server Error\"", "trace_id")
                .doesNotContain("Exception", "com.emailpilot", "java", "localhost", "canary");
    }
}
