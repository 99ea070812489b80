package com.emailpilot.gateway.connect;

import static com.emailpilot.gateway.connect.ConnectWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.gateway.signin.HostCookies;
import com.emailpilot.gateway.signin.TestSessions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;

/** Starts that the configuration decides. */
final class StartControllerTest {

    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/start"));

    @Test
    void landsOnNotConfiguredWithoutAnApp() {
        var answer = unit(ConnectWorld.settings("", "")).start(exchange, ADMIN);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(answer.getHeaders().getLocation()).hasToString("/admin/clients?error=not_configured");
        assertThat(exchange.getResponse().getCookies()).isEmpty();
    }

    @Test
    void isNotThereWhenSwitchedOff() {
        var off = new KlaviyoSettings(
                false,
                "client-1",
                "s3cr3t",
                ConnectWorld.REDIRECT_URI,
                "accounts:read",
                URI.create("https://consent.example"),
                URI.create("https://api.example"));

        assertThatThrownBy(() -> unit(off).start(exchange, ADMIN))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
    }

    private static StartController unit(KlaviyoSettings settings) {
        var startFlow = new StartFlow(settings, new SecureRandom(), InstantSource.fixed(ConnectWorld.NOW));
        var seal = new FlowSeal(new ConnectWorld().vault.cookies());
        return new StartController(
                settings,
                new FlowWishes(TestSessions.invited()),
                startFlow,
                seal,
                new FlowCookies(new HostCookies(true)));
    }
}
