package com.emailpilot.gateway.disconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
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
        this.admin = Browser.atThePage(port, ADMIN);
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
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

    @ParameterizedTest
    @ValueSource(strings = {"d-old", "d-old?generation=0", "d-old?generation=1"})
    void saysWhatToDoWithAConnectionOfTheFirstVersion(String rest) {
        connected("d-old");
        TestRecords.ofFirstVersion(documents, "d-old");

        var answer = disconnect(admin, rest);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"first_version\"", "Connect it again first", "trace_id");
        assertThat(field("d-old", "oauth.refresh_token")).isPresent();
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
        var viewer = Browser.atThePage(port, SECOND);
        TestRecords.share(documents, "d-shared", SECOND, "viewer");

        assertThat(disconnect(viewer, "d-shared").statusCode()).isEqualTo(403);
        assertThat(state("d-shared")).contains("connected");
        TestRecords.share(documents, "d-shared", SECOND, "editor");
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

    private void connected(String clientId) {
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());
    }

    private Optional<String> state(String clientId) {
        return field(clientId, "oauth.state");
    }

    private Optional<String> field(String clientId, String name) {
        return Optional.ofNullable(documents.peek(ClientRecords.path(clientId)))
                .flatMap((Document client) -> client.text(name));
    }

    private static HttpResponse<String> disconnect(Browser browser, String rest) {
        return browser.change("DELETE", PATH + rest);
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
