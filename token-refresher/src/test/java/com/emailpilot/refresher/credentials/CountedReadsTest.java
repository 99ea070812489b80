package com.emailpilot.refresher.credentials;

import static com.emailpilot.refresher.credentials.Service.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.refresher.metrics.InMemoryCredentialMetrics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@CredentialsTest
final class CountedReadsTest {

    private final Service service;
    private final TestClients clients;
    private final InMemoryCredentialMetrics metrics;

    CountedReadsTest(@LocalServerPort int port, TestClients clients, InMemoryCredentialMetrics metrics) {
        this.service = new Service(port);
        this.clients = clients;
        this.metrics = metrics;
    }

    @Test
    void countsWhatWasHandedOutOrWhyNothingWas() {
        var connected = UUID.randomUUID().toString();
        var withKey = UUID.randomUUID().toString();
        clients.connected(connected, 1, Instant.parse("2099-01-01T00:00:00Z"));
        clients.onlyKey(withKey);

        service.asks(address(connected)).expectStatus().isOk();
        service.asks(address(withKey)).expectStatus().isOk();
        service.asks(address("nobody")).expectStatus().isNotFound();

        assertThat(metrics.outcomes()).endsWith("oauth", "api_key", "unknown_client");
    }
}
