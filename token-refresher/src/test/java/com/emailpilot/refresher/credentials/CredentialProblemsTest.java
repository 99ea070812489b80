package com.emailpilot.refresher.credentials;

import static com.emailpilot.refresher.credentials.Service.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.identity.TestIssuer;
import com.emailpilot.refresher.rotation.RotationOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

@NullUnmarked
@CredentialsTest
@ExtendWith(OutputCaptureExtension.class)
final class CredentialProblemsTest {

    private final Service service;
    private final InMemoryDocuments documents;
    private final TestClients clients;
    private final FakeRotations rotations;
    private final AuditRows audit;
    private final String id = UUID.randomUUID().toString();

    CredentialProblemsTest(
            @LocalServerPort int port, InMemoryDocuments documents, TestClients clients, FakeRotations rotations) {
        this.service = new Service(port);
        this.documents = documents;
        this.clients = clients;
        this.rotations = rotations;
        this.audit = new AuditRows(documents);
    }

    @AfterEach
    void healTheWorld() {
        rotations.reset();
        documents.comeBack();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?min_validity=PT31M",
                "?min_validity=5m",
                "?min_validity=",
                "?min_validity=PT1M&min_validity=PT1M"
            })
    void refusesATimeThatItCannotPromise(String query) {
        clients.connected(id, 1, Instant.now().plusSeconds(3600));

        problem(address(id) + query, 400, "min_validity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "__x__", "a.b", "%24"})
    void knowsNoClientOfThatName(String name) {
        problem(address(name), 404, "unknown_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"needs_reauthorization", "rotation_lost", "disconnected"})
    void saysWhyThereIsNone(String state) {
        clients.connected(id, 1, Instant.now().minusSeconds(1));
        clients.change(id, new Changes().set("oauth.state", state));

        problem(address(id), 409, state);
    }

    @Test
    void saysWhenToAskAgain() {
        clients.connected(id, 1, Instant.now().minusSeconds(1));
        rotations.will(() -> Mono.just(
                new RotationOutcome.Postponed("status_500", Instant.now().plusSeconds(40))));

        var headers = problem(address(id), 503, "refresh_postponed");

        assertThat(Integer.parseInt(headers.getFirst(HttpHeaders.RETRY_AFTER))).isBetween(30, 40);
    }

    @Test
    void asksForPatienceWhileTheStoreIsDown() {
        documents.goDown();

        var headers = problem(address(id), 503, "store_unavailable");

        assertThat(headers.getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    @Test
    void tellsNothingAboutARecordThatItCannotRead() {
        clients.connected(id, 1, Instant.now().plusSeconds(3600));
        clients.change(id, new Changes().set("oauth.state", "bogus"));

        var body = service.asks(address(id))
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(body).doesNotContain("Exception", "bogus", "emailpilot");
    }

    @Test
    void writesNoCredentialToTheLog(CapturedOutput log) {
        clients.connected(id, 1, Instant.now().plusSeconds(60));
        clients.key(id);
        var idToken = TestIssuer.trusted().token(TestIssuer.ALLOWED);

        service.shows(idToken, address(id)).expectStatus().isOk();
        clients.change(id, new Changes().set("oauth.token_version", 2L));
        service.shows(idToken, address(id)).expectStatus().isEqualTo(503);
        service.shows(idToken + "x", address(id)).expectStatus().isUnauthorized();

        assertThat(log.getAll()).contains("does not open").doesNotContain(TestClients.CANARY, idToken);
    }

    @Test
    void auditsWhatItDidNotGive() {
        clients.connected(id, 4, Instant.now().minusSeconds(1));
        clients.change(id, new Changes().set("oauth.state", "disconnected"));

        service.asks(address(id)).expectStatus().isEqualTo(409);

        assertThat(audit.of(id, "disconnected").text("actor")).contains(TestIssuer.ALLOWED);
    }

    private HttpHeaders problem(String address, int status, String reason) {
        return service.asks(address)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.reason")
                .isEqualTo(reason)
                .jsonPath("$.trace_id")
                .isNotEmpty()
                .returnResult()
                .getResponseHeaders();
    }
}
