package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.identity.TestIssuer;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A downstream service that asks for credentials. */
final class Service {

    private final String server;
    private final WebTestClient http;

    Service(int port) {
        server = "http://localhost:" + port;
        http = WebTestClient.bindToServer()
                .baseUrl(server)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    static String address(String clientId) {
        return "/api/clients/" + clientId + "/klaviyo/credential";
    }

    /** Asks as a service that may ask for everything. */
    WebTestClient.ResponseSpec asks(String address) {
        return shows(TestIssuer.trusted().token(TestIssuer.ALLOWED), address);
    }

    WebTestClient.ResponseSpec shows(String idToken, String address) {
        return http.get()
                .uri(URI.create(server + address))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + idToken)
                .exchange();
    }

    WebTestClient http() {
        return http;
    }
}
