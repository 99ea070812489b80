package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class StreamLimitsTest {

    private final MovableClock clock;
    private final int port;
    private final Browser admin;

    StreamLimitsTest(MovableClock clock, @LocalServerPort int port) {
        this.clock = clock;
        this.port = port;
        this.admin = Browser.signedIn(port, "admin@example.com");
    }

    @Test
    void endsWithTheSession() {
        try (var stream = admin.stream()) {
            stream.next(":connected");
            admin.get("/admin/clients");

            admin.post("/logout", Map.of("_csrf", admin.cookie("XSRF-TOKEN")));

            assertThat(stream.endsWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void endsWhenTheSessionRunsOut() {
        try (var stream = admin.stream()) {
            stream.next(":connected");

            clock.pass(Duration.ofMinutes(31));

            assertThat(stream.endsWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void sparesTheInstanceTooManyStreamsOfOneUser() {
        var ops = Browser.signedIn(port, "ops@example.com");
        try (var one = ops.stream();
                var two = ops.stream();
                var three = ops.stream();
                var four = ops.stream()) {
            assertThat(List.of(one.status(), two.status(), three.status())).containsOnly(200);
            assertThat(four.status()).isEqualTo(429);
            assertThat(four.header("Retry-After")).isEqualTo("30");
        }
    }

    @Test
    void showsThatTheConnectionLives() {
        try (var stream = admin.stream()) {
            stream.next(":connected");

            clock.pass(Duration.ofSeconds(15));

            assertThat(stream.next(":")).isEqualTo("alive");
        }
    }
}
