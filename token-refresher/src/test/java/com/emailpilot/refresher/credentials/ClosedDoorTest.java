package com.emailpilot.refresher.credentials;

import static com.emailpilot.refresher.credentials.Service.address;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

@SpringBootTest(
        classes = CredentialsUnderTest.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "spring.cloud.gcp.core.enabled=false",
            "spring.cloud.gcp.pubsub.enabled=false",
            "spring.cloud.gcp.firestore.enabled=false",
            "management.server.port=0",
            "emailpilot.keyset-file=target/keyset.json"
        })
@ActiveProfiles("local")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
final class ClosedDoorTest {

    private final Service service;
    private final TestClients clients;

    ClosedDoorTest(@LocalServerPort int port, TestClients clients) {
        this.service = new Service(port);
        this.clients = clients;
    }

    @Test
    void letsNobodyInWhereNobodyIsAllowed() {
        clients.connected("c1", 1, Instant.now().plusSeconds(3600));

        service.asks(address("c1"))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        service.http().get().uri(address("c1")).exchange().expectStatus().isForbidden();
    }

    @Test
    void showsItsHealthAllTheSame() {
        service.http().get().uri("/actuator/health").exchange().expectStatus().isOk();
    }
}
