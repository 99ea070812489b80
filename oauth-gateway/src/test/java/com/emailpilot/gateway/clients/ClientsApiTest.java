package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
final class ClientsApiTest {

    private static final Instant TIME = Instant.parse("2026-02-03T10:00:00.123456Z");
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final InMemoryDocuments documents;
    private final ClientRows rows;
    private final Browser admin;
    private final Browser second;

    ClientsApiTest(InMemoryDocuments documents, ClientRows rows, @LocalServerPort int port) {
        this.documents = documents;
        this.rows = rows;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, SECOND);
    }

    /** What other tests left behind. */
    @BeforeEach
    void forgetRows() {
        rows.forget();
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents, "clients", "grants");
    }

    @Test
    void showsTheListedFieldsAndNoOther() {
        TestRecords.connected(documents, "one", ADMIN, TIME);

        var client = json(admin, "/api/clients").path("clients").path(0);

        assertThat(client.propertyNames())
                .containsExactlyInAnyOrder(
                        "client_id",
                        "display_name",
                        "account_id",
                        "account_name",
                        "contact_email",
                        "test_account",
                        "status",
                        "connection_state",
                        "condition",
                        "generation",
                        "owner",
                        "may_change",
                        "tags",
                        "connected_at",
                        "expires_at",
                        "created_at",
                        "updated_at");
        assertThat(client.path("updated_at").asString()).isEqualTo("2026-02-03T10:00:00.123456Z");
    }

    @ParameterizedTest
    @CsvSource({"owner, true", "editor, true", "viewer, false", "a role of tomorrow, false"})
    void saysWhatThePersonMayDo(String role, boolean mayChange) {
        TestRecords.connected(documents, "shared", ADMIN, TIME);
        TestRecords.share(documents, "shared", SECOND, role);

        var one = json(second, "/api/clients/shared");
        var listed = json(second, "/api/clients").path("clients").path(0);

        assertThat(List.of(one, listed))
                .allMatch(client -> client.path("may_change").asBoolean() == mayChange);
        assertThat(json(admin, "/api/clients/shared").path("may_change").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/clients",
                "/api/clients/one",
                "/api/overview",
                "/api/integrations/klaviyo/status",
                "/admin/clients"
            })
    void neverShowsASecret(String path) {
        TestRecords.connected(documents, "one", ADMIN, TIME);

        assertThat(admin.get(path).body()).doesNotContain("canary");
    }

    @Test
    void answersForeignAndUnknownClientsAlike() {
        TestRecords.connected(documents, "foreign", SECOND, TIME);

        var foreign = admin.get("/api/clients/foreign");
        var unknown = admin.get("/api/clients/unknown");

        assertThat(second.get("/api/clients/foreign").statusCode()).isEqualTo(200);
        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(withoutTrace(foreign.body())).isEqualTo(withoutTrace(unknown.body()));
    }

    private static JsonNode json(Browser browser, String path) {
        return JsonMapper.shared().readTree(browser.get(path).body());
    }

    private static String withoutTrace(String problem) {
        return problem.replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }
}
