package com.emailpilot.examples.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private final List<String> asked = new ArrayList<>();
    private HttpServer service;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void readsACredential() throws Exception {
        body = """
            {"type": "oauth", "authorization": "Bearer canary", "expires_at": "2026-01-01T12:00:00Z",
             "account_id": "AbC123", "token_version": 17, "revision": "2026-07-15"}
            """;

        var credential = credentials().of("client-1", Duration.ofMinutes(10));

        assertThat(credential)
                .isEqualTo(new Credential.Usable(
                        "oauth", "Bearer canary", "2026-07-15", "AbC123", Instant.parse("2026-01-01T12:00:00Z")));
        assertThat(asked)
                .containsExactly("/api/clients/client-1/klaviyo/credential?min_validity=PT10M Bearer id-token");
        assertThat(credential.toString()).doesNotContain("canary");
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        status = 409;
        body = "{\"reason\": \"needs_reauthorization\"}";

        var credential = credentials().of("client-1", Duration.ofMinutes(5));

        assertThat(credential).isEqualTo(new Credential.None("needs_reauthorization"));
    }

    @Test
    void saysWhenToAskAgain() throws Exception {
        status = 503;

        var credential = credentials().of("client-1", Duration.ofMinutes(5));

        assertThat(credential).isEqualTo(new Credential.Later(Duration.ofSeconds(7)));
    }

    @Test
    void failsWhereItMayNotAsk() {
        status = 403;

        assertThatIOException()
                .isThrownBy(() -> credentials().of("client-1", Duration.ofMinutes(5)))
                .withMessage("The credential service answered 403");
    }

    private Credentials credentials() {
        var address = service.getAddress();
        return new Credentials(
                URI.create("http://" + address.getHostString() + ":" + address.getPort()), () -> "id-token");
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getResponseHeaders().add("Retry-After", "7");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
