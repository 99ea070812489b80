package com.emailpilot.gateway.disconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class DisconnectEndpointTest {

    private static final String PATH = "/api/integrations/klaviyo/connections/";
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final InMemoryBus bus;
    private final int port;
    private final Browser admin;

    DisconnectEndpointTest(
            MovableClock clock, InMemoryDocuments documents, InMemoryBus bus, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.bus = bus;
        this.port = port;
        this.admin = atThePage(ADMIN);
    }

    @AfterEach
    void forget() {
        documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("clients"))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
    }

    @Test
    void disconnectsAndTellsTheRefresher() {
        connected("d-one");

        var answer = disconnect(admin, "d-one?generation=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"success\":true", "\"status\":\"disconnected\"", "\"already\":false", "uninstall the app")
                .doesNotContain("canary");
        assertThat(state("d-one")).contains("disconnected");
        assertThat(bus.publishedEvents())
                .anyMatch(event -> event instanceof TokenRefreshRequested hint
                        && hint.subject().equals("d-one"));
    }

    @Test
    void saysSoTheSecondTime() {
        connected("d-twice");
        disconnect(admin, "d-twice");

        var answer = disconnect(admin, "d-twice");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"already\":true", "disconnected already");
    }

    @Test
    void leavesALaterConnectionAlone() {
        connected("d-anew");

        var answer = disconnect(admin, "d-anew?generation=2");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"connected_anew\"", "nothing was changed");
        assertThat(state("d-anew")).contains("connected");
    }

    @Test
    void answersForeignAndUnknownClientsAlike() {
        TestRecords.connected(documents, "d-foreign", SECOND, clock.instant());

        var foreign = disconnect(admin, "d-foreign");
        var unknown = disconnect(admin, "d-unknown");

        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(unknown));
        assertThat(state("d-foreign")).contains("connected");
    }

    @Test
    void letsEditorsButNotViewersDoIt() {
        connected("d-shared");
        var viewer = atThePage(SECOND);
        share("d-shared", "viewer");

        assertThat(disconnect(viewer, "d-shared").statusCode()).isEqualTo(403);
        assertThat(state("d-shared")).contains("connected");
        share("d-shared", "editor");
        assertThat(disconnect(viewer, "d-shared").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatAnotherSiteCouldSend() {
        connected("d-csrf");

        var withoutToken = admin.method("DELETE", PATH + "d-csrf");
        var byGet = admin.get(PATH + "d-csrf");
        var stranger = new Browser(port).method("DELETE", PATH + "d-csrf");

        assertThat(withoutToken.statusCode()).isEqualTo(403);
        assertThat(byGet.statusCode()).isEqualTo(405);
        assertThat(stranger.statusCode()).isIn(401, 403);
        assertThat(state("d-csrf")).contains("connected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2fadmin", "%00", "a%20b", "*", "d-bad?generation=x", "d-bad?generation="})
    void isNotImpressedByStrangeAddresses(String rest) {
        assertThat(disconnect(admin, rest).statusCode()).isIn(400, 404);
    }

    /** The page brings the anti-forgery token of the session. */
    private Browser atThePage(String user) {
        var browser = Browser.signedIn(port, user);
        browser.get("/admin/clients");
        return browser;
    }

    private void connected(String clientId) {
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());
    }

    private void share(String clientId, String role) {
        var shared = new Changes()
                .set("member_ids", List.of(ADMIN, SECOND))
                .set("roles", Map.of(ADMIN, "owner", SECOND, role));
        documents.commit(List.of(shared.update(ClientRecords.path(clientId)))).block();
    }

    private Optional<String> state(String clientId) {
        return Optional.ofNullable(documents.peek(ClientRecords.path(clientId)))
                .flatMap((Document client) -> client.text("oauth.state"));
    }

    private static HttpResponse<String> disconnect(Browser browser, String rest) {
        return browser.method("DELETE", PATH + rest, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
