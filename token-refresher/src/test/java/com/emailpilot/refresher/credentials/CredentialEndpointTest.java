package com.emailpilot.refresher.credentials;

import static com.emailpilot.refresher.credentials.Service.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.identity.TestIssuer;
import com.emailpilot.refresher.rotation.RotationOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@NullUnmarked
@CredentialsTest
final class CredentialEndpointTest {

    private final int port;
    private final Service service;
    private final TestClients clients;
    private final FakeRotations rotations;
    private final HangUps hangUps;
    private final AuditRows audit;
    private final String id = UUID.randomUUID().toString();

    CredentialEndpointTest(
            @LocalServerPort int port,
            InMemoryDocuments documents,
            TestClients clients,
            FakeRotations rotations,
            HangUps hangUps) {
        this.port = port;
        this.service = new Service(port);
        this.clients = clients;
        this.rotations = rotations;
        this.hangUps = hangUps;
        this.audit = new AuditRows(documents);
    }

    @AfterEach
    void forgetRotations() {
        rotations.reset();
    }

    @Test
    void givesWhatACallOfKlaviyoNeeds() {
        var end = Instant.parse("2099-01-01T00:00:00Z");
        clients.connected(id, 3, end);

        service.asks(address(id))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectBody()
                .json("""
                        {"type": "oauth", "authorization": "Bearer canary-access-3",
                         "expires_at": "2099-01-01T00:00:00Z", "account_id": "AC-%s", "token_version": 3,
                         "revision": "2026-07-15"}""".formatted(id), JsonCompareMode.STRICT);
    }

    @Test
    void givesAKeyWithoutAnEndOrAVersion() {
        clients.onlyKey(id);

        service.asks(address(id)).expectStatus().isOk().expectBody().json("""
                        {"type": "api_key", "authorization": "Klaviyo-API-Key pk_canary-key",
                         "account_id": "AC-%s", "revision": "2026-07-15"}""".formatted(id), JsonCompareMode.STRICT);
    }

    @Test
    void refreshesWhereLessIsLeftThanTheCallerNeeds() {
        clients.connected(id, 1, Instant.now().plusSeconds(20 * 60));

        service.asks(address(id)).expectStatus().isOk();
        service.asks(address(id) + "?min_validity=PT15M").expectStatus().isOk();
        service.asks(address(id) + "?min_validity=PT25M").expectStatus().isOk();

        assertThat(rotations.asked()).containsExactly(id + "@1");
    }

    @Test
    void leavesTheRefreshAloneWhenTheCallerHangsUp() throws Exception {
        clients.connected(id, 1, Instant.now().plusSeconds(60));
        var begun = new CountDownLatch(1);
        Sinks.One<RotationOutcome> rotation = Sinks.one();
        rotations.will(() -> Mono.from(subscriber -> {
            rotation.asMono().subscribe(subscriber);
            begun.countDown(); // only now the sink counts its subscriber
        }));

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            hangUpAfter(begun, socket);
        }
        assertThat(hangUps.awaitOne()).isTrue();

        assertThat(rotation.currentSubscriberCount()).isEqualTo(1);
        rotation.tryEmitValue(new RotationOutcome.NothingToDo()).orThrow();
    }

    @Test
    void auditsWhatItGave() {
        clients.connected(id, 4, Instant.now().plusSeconds(3600));

        service.asks(address(id)).expectStatus().isOk();

        var row = audit.of(id, "served");
        assertThat(row.text("actor")).contains(TestIssuer.ALLOWED);
        assertThat(row.text("type")).contains("oauth");
        assertThat(row.number("token_version")).contains(4L);
        assertThat(row.fields().toString()).doesNotContain(TestClients.CANARY);
    }

    private void hangUpAfter(CountDownLatch begun, Socket socket) throws IOException, InterruptedException {
        var request = "GET " + address(id) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + TestIssuer.trusted().token(TestIssuer.ALLOWED) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
