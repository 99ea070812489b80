package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.emailpilot.gateway.MovableClock;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
final class WebhookChannelTest {

    private static final byte[] KEY = "a key of more than twenty-four bytes".getBytes(StandardCharsets.US_ASCII);

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final List<Request> requests = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private HttpServer server;
    private int status = 204;

    /** A request as it arrived. */
    private record Request(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.get(name).getFirst();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void saysWhichClientNeedsWhatOfWhom() {
        var told = tell();

        var body = json.readTree(requests.getFirst().body());
        assertThat(told).isEqualTo(new Told.Delivered());
        assertThat(requests.getFirst().path()).isEqualTo("/hook?key=k");
        var client = body.path("data").path("clients").path(0);
        assertThat(body.path("type").asString()).isEqualTo("clients.need_reconnecting");
        assertThat(body.path("data").path("owner").asString()).isEqualTo("admin@example.com");
        assertThat(body.path("data").path("link").asString()).endsWith("/admin/clients?health=needs_person");
        assertThat(client.path("client_id").asString()).isEqualTo("c1");
        assertThat(client.path("display_name").asString()).isEqualTo("<Shop> \"1\"");
        assertThat(client.path("reason").asString()).isEqualTo("needs_reauthorization");
        assertThat(client.path("link").asString()).isEqualTo("https://pilot.example/admin/clients/c1");
    }

    @Test
    void provesThatItIsOurs() throws GeneralSecurityException {
        tell();

        var request = requests.getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var signed =
                String.join(".", request.header("Webhook-id"), request.header("Webhook-timestamp"), request.body());
        assertThat(request.header("Webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(request.header("Webhook-id")).isEqualTo("c1_1_7");
        assertThat(Long.parseLong(request.header("Webhook-timestamp")))
                .isCloseTo(clock.instant().getEpochSecond(), within(30L));
    }

    @ParameterizedTest
    @CsvSource({"302, http_302", "400, http_400", "429, http_429", "500, http_500"})
    void isToldAnotherTimeAfterAnyOtherAnswer(int answer, String cause) {
        status = answer;

        assertThat(tell()).isEqualTo(new Told.Unreachable(cause));
        assertThat(requests).hasSize(1);
    }

    @Test
    void isNeverToldAgainOnceItIsGone() {
        status = 410;

        assertThat(tell()).isEqualTo(new Told.Refused("http_410"));
    }

    @Test
    void isToldAnotherTimeWhereNobodyListens() {
        server.stop(0);

        assertThat(tell()).isEqualTo(new Told.Unreachable("connection_failed"));
    }

    private Told tell() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=k");
        return new WebhookChannel(url, new WebhookSigner(KEY), json, clock)
                .tell(TestLetters.to("admin@example.com", "<Shop> \"1\""))
                .block(Duration.ofSeconds(20));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(
                    new Request(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
