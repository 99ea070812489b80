package com.emailpilot.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /install}. */
@GatewayTest
final class InstallPageTest {

    private final int port;

    InstallPageTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void asksStrangersToSignInAndLeadsThemBack() {
        var stranger = new Browser(port);

        var answer = stranger.get("/install", "Accept", "text/html", "Sec-Fetch-Site", "cross-site");
        stranger.get("/login?return=/install");
        var signedIn = stranger.post(
                "/login?return=/install",
                Map.of("username", "admin@example.com", "password", "admin", "_csrf", stranger.cookie("XSRF-TOKEN")));

        assertThat(answer.headers().firstValue("Location")).hasValue("/login?return=/install");
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/install");
    }

    @Test
    void startsNothingByItself() {
        var admin = Browser.signedIn(port, "admin@example.com");

        var page = admin.get("/install?code=c&state=s", "Sec-Fetch-Site", "cross-site");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"/api/integrations/klaviyo/oauth/start?redirect_path=/admin/clients\"")
                .doesNotContain("http-equiv");
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("flow-"));
    }
}
