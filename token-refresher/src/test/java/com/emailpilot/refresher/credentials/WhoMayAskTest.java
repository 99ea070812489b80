package com.emailpilot.refresher.credentials;

import static com.emailpilot.refresher.credentials.Service.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.identity.FlawedToken;
import com.emailpilot.refresher.identity.TestIssuer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

@NullUnmarked
@CredentialsTest
final class WhoMayAskTest {

    private final Service service;
    private final TestClients clients;
    private final AuditRows audit;
    private final String id = UUID.randomUUID().toString();

    WhoMayAskTest(@LocalServerPort int port, InMemoryDocuments documents, TestClients clients) {
        this.service = new Service(port);
        this.clients = clients;
        this.audit = new AuditRows(documents);
    }

    @ParameterizedTest
    @MethodSource("com.emailpilot.refresher.identity.FlawedToken#each")
    void refusesATokenWithAFlaw(FlawedToken flawed) {
        clients.connected(id, 1, Instant.now().plusSeconds(3600));

        service.shows(flawed.token(), address(id))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.trace_id")
                .isNotEmpty();
    }

    @Test
    void auditsWhomItRefused() {
        service.shows("abc", address(id)).expectStatus().isUnauthorized();

        assertThat(audit.of(id, "invalid_token").text("actor")).isEmpty();
    }

    @Test
    void refusesACallerWithoutAToken() {
        service.http()
                .get()
                .uri(address(id))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Test
    void takesNoTokenFromTheAddress() {
        var token = TestIssuer.trusted().token(TestIssuer.ALLOWED);

        service.http()
                .get()
                .uri(address(id) + "?access_token=" + token)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void refusesAServiceThatNobodyAllowed() {
        clients.connected(id, 1, Instant.now().plusSeconds(3600));
        var stranger = "stranger@project.iam.gserviceaccount.com";

        service.shows(TestIssuer.trusted().token(stranger), address(id))
                .expectStatus()
                .isForbidden();

        assertThat(audit.of(id, "forbidden").text("actor")).contains(stranger);
    }

    @Test
    void refusesAClientThatTheServiceMayNotRead() {
        clients.connected(id, 1, Instant.now().plusSeconds(3600));

        service.shows(TestIssuer.trusted().token(TestIssuer.ALLOWED_ONE), address(id))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesThatClientInTheSameWayWhereItDoesNotExist() {
        service.shows(TestIssuer.trusted().token(TestIssuer.ALLOWED_ONE), address("nobody"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void letsAServiceReadTheClientThatIsNamed() {
        service.shows(TestIssuer.trusted().token(TestIssuer.ALLOWED_ONE), address("c-allowed"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void showsItsHealthToEverybody() {
        service.http()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectBody()
                .json("{\"status\": \"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator", "/actuator/prometheus", "/actuator/env", "/login", "/api/clients"})
    void hasNothingElse(String path) {
        service.http().get().uri(path).exchange().expectStatus().isUnauthorized();
        service.asks(path).expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void onlyReads(String method) {
        service.http()
                .method(HttpMethod.valueOf(method))
                .uri(address(id))
                .header(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer " + TestIssuer.trusted().token(TestIssuer.ALLOWED))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void knowsNoTrace() {
        service.http()
                .method(HttpMethod.TRACE)
                .uri(address(id))
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .doesNotExist(HttpHeaders.SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/clients/x/klaviyo/credential", "/api/clients/x;a=b/klaviyo/credential", "/api/../x"})
    void refusesTricksWithThePath(String path) {
        service.asks(path).expectStatus().isBadRequest();
    }
}
