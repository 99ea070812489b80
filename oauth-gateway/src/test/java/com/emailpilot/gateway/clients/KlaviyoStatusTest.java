package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
final class KlaviyoStatusTest {

    private static final Instant TIME = Instant.parse("2026-02-03T10:00:00.123456Z");
    private static final String ADMIN = "admin@example.com";

    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser second;

    KlaviyoStatusTest(InMemoryDocuments documents, @LocalServerPort int port) {
        this.documents = documents;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, "second@example.com");
    }

    @AfterEach
    void forget() {
        documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("clients"))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
    }

    @Test
    void saysHowTheConnectionsStand() {
        TestRecords.connected(documents, "good", ADMIN, TIME);
        var lost = TestRecords.client("lost", ADMIN, TIME.plusSeconds(5))
                .set("status", "needs_reauthorization")
                .set("oauth.state", "rotation_lost");
        documents.commit(List.of(lost.create(ClientRecords.path("lost")))).block();

        var unwell = TestRecords.client("unwell", ADMIN, TIME)
                .set("health.checked_at", TIME)
                .set("health.ok", false)
                .set("health.reason", "unauthorized");
        documents.commit(List.of(unwell.create(ClientRecords.path("unwell")))).block();

        var status = JsonMapper.shared()
                .readTree(admin.get("/api/integrations/klaviyo/status").body());

        assertThat(status.path("connected").asBoolean()).isTrue();
        assertThat(status.path("connection_date").asString()).isEqualTo(TIME.toString());
        assertThat(status.path("accounts")
                        .valueStream()
                        .map(account -> account.path("client_id").asString() + " "
                                + account.path("health").asString()))
                .containsExactlyInAnyOrder("good ok", "lost rotation_lost", "unwell unauthorized");
        assertThat(status.path("accounts").path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "client_id", "account_id", "account_name", "status", "health", "expires_at", "created_at");
    }

    @Test
    void saysThatNothingIsConnected() {
        var status = second.get("/api/integrations/klaviyo/status");

        assertThat(status.body()).isEqualTo("{\"connected\":false,\"accounts\":[]}");
    }
}
