package com.emailpilot.gateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may have tokens refreshed by hand, and what is asked for in vain. */
@GatewayTest
final class RefreshCallersTest {

    private static final String PATH = "/api/integrations/klaviyo/oauth/refresh/";
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final FakeRefresher refresher;
    private final int port;
    private final Browser admin;

    RefreshCallersTest(MovableClock clock, InMemoryDocuments documents, InMemoryBus bus, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.refresher = new FakeRefresher(documents);
        this.port = port;
        this.admin = Browser.atThePage(port, ADMIN);
        bus.subscribe("token-refresher.expiry", refresher);
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void answersForeignAndUnknownClientsAlike() {
        TestRecords.connected(documents, "r-foreign", SECOND, clock.instant());

        var foreign = refresh(admin, "r-foreign");
        var unknown = refresh(admin, "r-unknown");

        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(unknown));
    }

    @Test
    void letsEditorsButNotViewersDoIt() {
        connected("r-shared");
        refresher.rotates("r-shared");
        var viewer = Browser.atThePage(port, SECOND);
        TestRecords.share(documents, "r-shared", SECOND, "viewer");

        var refused = refresh(viewer, "r-shared");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"may_only_look\"", "Ask " + ADMIN);
        TestRecords.share(documents, "r-shared", SECOND, "editor");
        assertThat(refresh(viewer, "r-shared").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fadmin", "%00", "a%20b", "a%2fb", "*", "%F0%9F%92%A9", "-/-", "a;b=c"})
    void isNotImpressedByStrangeIds(String id) {
        assertThat(refresh(admin, id).statusCode()).isIn(400, 404);
    }

    @Test
    void isNotImpressedByALongId() {
        assertThat(refresh(admin, "x".repeat(200)).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatAnotherSiteCouldSend() {
        connected("r-csrf");
        refresher.rotates("r-csrf");

        var withoutToken = admin.method("POST", PATH + "r-csrf");
        var wrongToken = admin.method("POST", PATH + "r-csrf", "X-XSRF-TOKEN", "x".repeat(43));
        var byGet = admin.get(PATH + "r-csrf");
        var stranger = new Browser(port).method("POST", PATH + "r-csrf");

        assertThat(withoutToken.statusCode()).isEqualTo(403);
        assertThat(wrongToken.statusCode()).isEqualTo(403);
        assertThat(byGet.statusCode()).isEqualTo(405);
        assertThat(stranger.statusCode()).isIn(401, 403);
        assertThat(refresher.asked("r-csrf")).isZero();
    }

    private void connected(String clientId) {
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());
    }

    private static HttpResponse<String> refresh(Browser browser, String clientId) {
        return browser.change("POST", PATH + clientId);
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
