package com.emailpilot.gateway.members;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the change of a member to the open page of that member. */
@GatewayTest
final class SharedStreamTest {

    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final Browser admin;
    private final Browser second;
    private final String clientId = "m-" + UUID.randomUUID();

    SharedStreamTest(MovableClock clock, InMemoryDocuments documents, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.admin = Browser.atThePage(port, ADMIN);
        this.second = Browser.signedIn(port, SECOND);
    }

    /** What other tests caused is too old to be told again. */
    @BeforeEach
    void connect() {
        clock.pass(Duration.ofSeconds(20));
        TestRecords.connected(documents, clientId, ADMIN, clock.instant());
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents);
    }

    @Test
    void tellsOpenPagesWhoSeesItAndWhoDoesNoMore() {
        try (var stream = second.stream()) {
            stream.next(":connected");
            var member = "/api/clients/" + clientId + "/members/" + SECOND;

            admin.change("PUT", member, "{\"role\":\"viewer\"}");
            assertThat(stream.next("event:")).isEqualTo("client-updated");
            assertThat(stream.next("data:")).contains(clientId, "\"may_change\":false");

            admin.change("PUT", member, "{\"role\":\"editor\"}");
            assertThat(stream.next("event:")).isEqualTo("client-updated");
            assertThat(stream.next("data:")).contains("\"may_change\":true");

            admin.change("DELETE", member);
            assertThat(stream.next("event:")).isEqualTo("client-removed");
            assertThat(stream.next("data:")).isEqualTo("{\"client_id\":\"" + clientId + "\"}");
        }
    }
}
