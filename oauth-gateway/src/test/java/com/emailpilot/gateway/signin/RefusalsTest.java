package com.emailpilot.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class RefusalsTest {

    private final Browser anonymous;
    private final Browser admin;
    private final Browser management;

    RefusalsTest(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.anonymous = new Browser(port);
        this.admin = Browser.signedIn(port, "admin@example.com");
        this.management = new Browser(managementPort);
    }

    @Test
    void putsTheSecurityHeadersOnEveryAnswer() {
        var answers = Stream.of(
                admin.get("/admin/clients"),
                anonymous.get("/login"),
                admin.get("/nowhere", "Accept", "text/html"),
                anonymous.get("/api/clients"),
                anonymous.get("/admin//clients", "Accept", "text/html"),
                anonymous.get("/css/console.css"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        });
    }

    @Test
    void keepsPrivateAnswersOutOfCaches() {
        var answers = Stream.of(
                admin.get("/admin/clients"),
                admin.get("/api/clients"),
                admin.get("/api/integrations/klaviyo/status"),
                admin.get("/api/integrations/klaviyo/oauth/start"),
                anonymous.get("/login"));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(header(answer, "Cache-Control")).isEqualTo("no-store"));
    }

    @Test
    void refusesTraceAndMethodsThatNobodyKnows() {
        assertThat(admin.method("TRACE", "/admin/clients").statusCode()).isEqualTo(405);
        assertThat(admin.method("FROB", "/admin/clients").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin//clients",
                "/admin;x/clients",
                "/login/..;/admin/clients",
                "/%2e%2e/admin/clients",
                "/admin%2fclients",
                "/admin%5cclients",
                "/css/%2e%2e/%2e%2e/application.yaml",
                "/api/clients%00"
            })
    void refusesTricksWithThePath(String path) {
        assertThat(anonymous.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus",
                "/actuator/health/liveness",
                "/actuator/heapdump"
            })
    void showsNothingOfTheActuatorButHealthOnThePublicPort(String path) {
        assertThat(anonymous.get(path).statusCode()).isEqualTo(404);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
        assertThat(anonymous.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void tellsHowMuchIsFreeWhereTemporaryFilesAre() {
        var folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();

        assertThat(management.get("/actuator/prometheus").body()).contains("disk_free_bytes{path=\"" + folder + "\"}");
    }

    @Test
    void showsHealthAndMetricsAloneOnTheManagementPort() {
        assertThat(management.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(management.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(management.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(management.get("/admin/clients").statusCode()).isNotEqualTo(200);
    }

    @Test
    void allowsOtherOriginsNothing() {
        var preflight = admin.method(
                "OPTIONS", "/api/clients", "Origin", "https://evil.example", "Access-Control-Request-Method", "GET");

        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesWhatPagesOfOtherSitesAskFor(String site) {
        var form = Map.of("_csrf", admin.cookie("XSRF-TOKEN"));

        assertThat(admin.get("/api/clients", "Sec-Fetch-Site", site).statusCode())
                .isEqualTo(403);
        assertThat(admin.post("/logout", form, "Sec-Fetch-Site", site).statusCode())
                .isEqualTo(403);
        assertThat(admin.get("/admin/clients", "Sec-Fetch-Site", site).statusCode())
                .isEqualTo(200);
    }

    @Test
    void ignoresForwardedHeaders() {
        var answer = anonymous.get(
                "/admin/clients",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "host=evil.example");

        assertThat(header(answer, "Location")).isEqualTo("/login?return=/admin/clients");
    }

    @Test
    void refusesHeadersAndAddressesWithoutMeasure() {
        assertThat(anonymous.get("/login", "X-Big", "x".repeat(20_000)).statusCode())
                .isEqualTo(431);
        assertThat(anonymous.get("/login?x=" + "x".repeat(10_000)).statusCode()).isEqualTo(414);
    }

    @Test
    void keepsTheOperatorsDoorsShutToUsers() {
        assertThat(admin.get("/api/ops/events").statusCode()).isEqualTo(403);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
