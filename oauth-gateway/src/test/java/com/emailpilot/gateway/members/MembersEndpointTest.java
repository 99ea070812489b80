package com.emailpilot.gateway.members;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code PUT} and {@code DELETE /api/clients/{client_id}/members/{user}}. */
@GatewayTest
final class MembersEndpointTest {

    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final int port;
    private final Browser admin;
    private final String clientId = "m-" + UUID.randomUUID();

    MembersEndpointTest(MovableClock clock, InMemoryDocuments documents, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.port = port;
        this.admin = Browser.atThePage(port, ADMIN);
    }

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void sharesAClient() {
        var answer = put(admin, "%20Second@Example.com", "viewer");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"success\":true",
                        "second@example.com may look at Shop " + clientId,
                        "{\"user\":\"second@example.com\",\"role\":\"viewer\"}",
                        "\"owner\":\"admin@example.com\"",
                        "\"unchanged\":false")
                .doesNotContain("canary");
        assertThat(members()).containsExactly(ADMIN, SECOND);
        assertThat(put(admin, SECOND, "viewer").body()).contains("\"unchanged\":true", "already");
    }

    @Test
    void letsAMemberLeaveAndShowsThemNothingMore() {
        put(admin, SECOND, "viewer");
        var second = Browser.atThePage(port, SECOND);

        var answer = delete(second, SECOND);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("You left Shop " + clientId, "\"members\":[]");
        assertThat(second.get("/api/clients/" + clientId).statusCode()).isEqualTo(404);
        assertThat(delete(second, SECOND).statusCode()).isEqualTo(404);
    }

    @Test
    void handsAClientOver() {
        put(admin, SECOND, "editor");

        var answer = put(admin, SECOND, "owner");

        assertThat(answer.body()).contains("\"owner\":\"second@example.com\"", "you are an editor of it");
        assertThat(put(admin, SECOND, "viewer").statusCode()).isEqualTo(403);
        assertThat(delete(admin, ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhoMayShareWhenOneMayNot() {
        put(admin, SECOND, "editor");

        var answer = put(Browser.atThePage(port, SECOND), "third@example.com", "viewer");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"not_owner\"", "Ask admin@example.com.", "trace_id");
    }

    @Test
    void saysWhatAnOwnerHasToDoBeforeLeaving() {
        var answer = delete(admin, ADMIN);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"hand_over_first\"", "Make another member its owner first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"role\":null}",
                "{\"role\":\"OWNER\"}",
                "{\"role\":\"admin\"}",
                "{\"role\":\"\"}",
                "null"
            })
    void namesTheRolesWhenToldNone(String body) {
        var answer = admin.change("PUT", path(clientId, SECOND), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unknown_role\"", "viewer");
        assertThat(members()).containsExactly(ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"owner\"", "{\"role\":{}}"})
    void refusesWhatIsNoRequestAtAll(String body) {
        assertThat(admin.change("PUT", path(clientId, SECOND), body).statusCode())
                .isEqualTo(400);
        assertThat(members()).containsExactly(ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "bob@localhost", "%3Cimg%20src=x%3E", "%20"})
    void saysHowToNameAPerson(String user) {
        var put = put(admin, user, "viewer");
        var delete = delete(admin, user);

        assertThat(List.of(put.statusCode(), delete.statusCode())).containsOnly(400);
        assertThat(put.body()).contains("\"code\":\"invalid_user\"", "e-mail address");
    }

    @Test
    void answersForeignAndUnknownClientsAlike() {
        TestRecords.connected(documents, "m-foreign", SECOND, clock.instant());

        var foreign = admin.change("PUT", path("m-foreign", ADMIN), "{\"role\":\"owner\"}");
        var unknown = admin.change("PUT", path("m-unknown", ADMIN), "{\"role\":\"owner\"}");

        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(unknown));
    }

    @Test
    void refusesWhatAnotherSiteCouldSend() {
        assertThat(admin.method("DELETE", path(clientId, ADMIN)).statusCode()).isEqualTo(403);
        assertThat(new Browser(port).method("DELETE", path(clientId, ADMIN)).statusCode())
                .isIn(401, 403);
    }

    private List<String> members() {
        var record = documents.peek(ClientRecords.path(clientId));
        return record == null ? List.of() : record.texts("member_ids");
    }

    private HttpResponse<String> put(Browser browser, String user, String role) {
        return browser.change("PUT", path(clientId, user), "{\"role\":\"" + role + "\"}");
    }

    private HttpResponse<String> delete(Browser browser, String user) {
        return browser.change("DELETE", path(clientId, user));
    }

    private static String path(String clientId, String user) {
        return "/api/clients/" + clientId + "/members/" + user;
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
