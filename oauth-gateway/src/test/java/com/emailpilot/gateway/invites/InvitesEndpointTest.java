package com.emailpilot.gateway.invites;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST} and {@code GET /api/invites}, {@code DELETE /api/invites/{id}}. */
@GatewayTest
final class InvitesEndpointTest {

    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";
    private static final String INVITES = "/api/invites";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final int port;
    private final JsonMapper json;
    private final Browser admin;
    private final String clientId = "i-" + UUID.randomUUID();

    InvitesEndpointTest(MovableClock clock, InMemoryDocuments documents, JsonMapper json, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.json = json;
        this.port = port;
        this.admin = Browser.atThePage(port, ADMIN);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Made(List<Link> invites) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Link(String id, String name, String link) {}

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void answersOneLinkForEachNameAndNeverAgain() {
        var answer =
                admin.change("POST", INVITES, "{\"invites\": [{\"name\": \"Juniper\", \"email\": \"a@b.example\"}]}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"name\":\"Juniper\"", "\"email\":\"a@b.example\"", "\"expires_at\":\"");
        var link = made(answer).getFirst();
        assertThat(link.link()).matches("http://localhost:\\d+/connect/[A-Za-z0-9_-]{43}");
        var token = link.link().substring(link.link().length() - 43);
        assertThat(link.id()).doesNotContain(token);
        assertThat(admin.get(INVITES).body())
                .contains(link.id(), "\"state\":\"open\"")
                .doesNotContain(token);
        assertThat(documents.dump().toString()).doesNotContain(token);
    }

    @Test
    void takesAListAsCsv() {
        var answer = csv("Name,E-mail\nJuniper,a@b.example\n\"Salt, Ltd\"\n");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(made(answer)).extracting(Link::name).containsExactly("Juniper", "Salt, Ltd");
    }

    @Test
    void namesEachBadLineAndInvitesNobody() {
        var before = documents.dump().size();

        var answer = csv("Juniper\n,a@b.example\nKettle,nobody\n");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"invalid_lines\"", "\"Line 2: there is no name", "\"Line 3: what follows the name");
        assertThat(documents.dump()).hasSize(before);
    }

    @Test
    void takesTwoHundredLongNamesAndRefusesMore() {
        assertThat(csv(names(200)).statusCode()).isEqualTo(201);
        assertThat(csv(names(201)).body()).contains("Line 201");
        assertThat(csv("x".repeat(300_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesWhatIsNoList() {
        assertThat(admin.change("POST", INVITES, "[1, 2").statusCode()).isEqualTo(400);
        assertThat(admin.change("POST", INVITES, "{}").body()).contains("there is no client");
        assertThat(admin.change("POST", INVITES, "{\"invites\": [null]}").body())
                .contains("Line 1: there is no name");
        assertThat(admin.post(INVITES, Map.of("names", "x"), "X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void makesALinkToReconnectAClient() {
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());

        var answer = admin.change("POST", INVITES, "{\"client_id\": \"" + clientId + "\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"client_id\":\"" + clientId + "\"", "\"name\":\"Shop " + clientId);
    }

    @Test
    void makesNoLinkToReconnectWhatThePersonMayNotChange() {
        TestRecords.connected(documents, clientId, SECOND, clock.instant());
        var theirs = admin.change("POST", INVITES, "{\"client_id\": \"" + clientId + "\"}");
        TestRecords.share(documents, clientId, ADMIN, "viewer");

        var looking = admin.change("POST", INVITES, "{\"client_id\": \"" + clientId + "\"}");

        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(looking.statusCode()).isEqualTo(403);
        assertThat(looking.body()).contains("may_only_look");
    }

    @Test
    void takesALinkBack() {
        var id = made(csv("Juniper")).getFirst().id();

        assertThat(admin.change("DELETE", INVITES + "/" + id).statusCode()).isEqualTo(204);
        assertThat(admin.change("DELETE", INVITES + "/" + id).statusCode()).isEqualTo(204);
        assertThat(admin.get(INVITES + "?limit=1").body()).contains("\"state\":\"revoked\"");
    }

    @Test
    void showsNobodyTheInvitesOfOthers() {
        var id = made(csv("Juniper")).getFirst().id();
        var second = Browser.atThePage(port, SECOND);

        assertThat(second.get(INVITES).body()).doesNotContain(id);
        assertThat(second.change("DELETE", INVITES + "/" + id).statusCode()).isEqualTo(404);
        assertThat(second.change("DELETE", INVITES + "/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void needsASessionAndTheTokenAgainstForgery() {
        var stranger = new Browser(port);

        assertThat(stranger.get(INVITES).statusCode()).isEqualTo(401);
        assertThat(admin.method("POST", INVITES, "Content-Type", "text/csv").statusCode())
                .isEqualTo(403);
        assertThat(admin.method("DELETE", INVITES + "/x").statusCode()).isEqualTo(403);
    }

    @Test
    void showsThePageWithWhatBecameOfThem() {
        csv("<b>Hostile</b>,a@b.example");

        var page = admin.get("/admin/invites");
        var part = admin.get("/admin/invites/list");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;b&gt;Hostile", "Not used yet", "Take back")
                .doesNotContain("<b>Hostile");
        assertThat(part.body()).contains("&lt;b&gt;Hostile").doesNotContain("<html", "<header");
    }

    @Test
    void asksStrangersToSignInAndComeBackToThePage() {
        var answer = new Browser(port).get("/admin/invites", "Accept", "text/html");

        assertThat(answer.headers().firstValue("Location")).hasValue("/login?return=/admin/invites");
    }

    private HttpResponse<String> csv(String text) {
        return admin.send("POST", INVITES, "text/csv", text);
    }

    private List<Link> made(HttpResponse<String> answer) {
        return json.readValue(answer.body(), Made.class).invites();
    }

    private static String names(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "ü".repeat(190) + number)
                .collect(Collectors.joining("\n"));
    }
}
