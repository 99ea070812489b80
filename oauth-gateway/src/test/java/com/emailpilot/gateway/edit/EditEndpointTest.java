package com.emailpilot.gateway.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class EditEndpointTest {

    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";
    private static final String RENAMED = "{\"display_name\":\"Renamed\"}";

    private final InMemoryDocuments documents;
    private final MovableClock clock;
    private final int port;
    private final Browser admin;
    /** An event is stored once, so each test needs a client of its own. */
    private final String one = "e-" + UUID.randomUUID();

    EditEndpointTest(InMemoryDocuments documents, MovableClock clock, @LocalServerPort int port) {
        this.documents = documents;
        this.clock = clock;
        this.port = port;
        this.admin = Browser.atThePage(port, ADMIN);
    }

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, one, ADMIN, clock.instant());
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void answersWithTheClientAsItIsNow() {
        var answer = edit(admin, one, "{\"display_name\":\" Renamed \",\"tags\":[\"vip\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"display_name\":\"Renamed\"", "\"tags\":[\"vip\"]", "\"explanation\"")
                .doesNotContain("canary");
    }

    @Test
    void showsItInTheNextList() {
        assertThat(admin.get("/api/clients").body()).contains("Shop " + one);

        edit(admin, one, RENAMED);

        assertThat(admin.get("/api/clients?q=renamed").body()).contains("\"client_id\":\"" + one + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'display_name':''}; display_name",
                "{'display_name':'a\\nb'}; display_name",
                "{'tags':['']}; tags",
                "{'tags':['a', null]}; tags"
            })
    void saysWhichFieldItDoesNotTake(String json, String field) {
        var answer = edit(admin, one, json.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid_field\"", "\"reason\":\"" + field + "\"");
        assertThat(name(one)).contains("Shop " + one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{\"tags\":\"vip\"}", "{\"tags\":[{}]}"})
    void refusesWhatIsNoEdit(String json) {
        assertThat(edit(admin, one, json).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesMoreThanAnyEditNeeds() {
        var json = "{\"display_name\":\"" + "a".repeat(100_000) + "\"}";

        assertThat(edit(admin, one, json).statusCode()).isEqualTo(413);
    }

    @Test
    void letsEditorsButNotViewersDoIt() {
        var second = Browser.atThePage(port, SECOND);
        TestRecords.share(documents, one, SECOND, "viewer");

        assertThat(edit(second, one, RENAMED).statusCode()).isEqualTo(403);
        assertThat(name(one)).contains("Shop " + one);
        TestRecords.share(documents, one, SECOND, "editor");
        assertThat(edit(second, one, RENAMED).statusCode()).isEqualTo(200);
    }

    @Test
    void answersForeignAndUnknownClientsAlike() {
        TestRecords.connected(documents, "e-foreign", SECOND, clock.instant());

        var foreign = edit(admin, "e-foreign", RENAMED);
        var unknown = edit(admin, "e-unknown", RENAMED);

        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(unknown));
        assertThat(name("e-foreign")).contains("Shop e-foreign");
    }

    @Test
    void refusesWhatAnotherSiteCouldSend() {
        var withoutToken = admin.method("PATCH", "/api/clients/" + one, "Content-Type", "application/json");
        var asForm = admin.method(
                "PATCH",
                "/api/clients/" + one,
                "X-XSRF-TOKEN",
                admin.cookie("XSRF-TOKEN"),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(withoutToken.statusCode()).isEqualTo(403);
        assertThat(asForm.statusCode()).isEqualTo(415);
        assertThat(name(one)).contains("Shop " + one);
    }

    private static HttpResponse<String> edit(Browser browser, String clientId, String json) {
        return browser.change("PATCH", "/api/clients/" + clientId, json);
    }

    private Optional<String> name(String clientId) {
        return Optional.ofNullable(documents.peek(ClientRecords.path(clientId)))
                .flatMap(client -> client.text("display_name"));
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
