package com.emailpilot.refresher.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.refresher.RefresherApplication;
import com.emailpilot.refresher.identity.TestIssuer;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

final class RefresherIT {

    private final String project = SharedEmulators.freshProjectId();

    @TempDir
    private Path folder;

    @Test
    void givesCredentialsAndStoresWhoGotThemBeforeItEnds() throws Exception {
        int status;
        try (var refresher = started()) {
            store(refresher);
            status = new Service(port(refresher))
                    .asks(Service.address("c1"))
                    .expectBody()
                    .jsonPath("$.authorization")
                    .isEqualTo("Bearer canary-access")
                    .returnResult()
                    .getStatus()
                    .value();
        }

        assertThat(status).isEqualTo(200);
        assertThat(audit()).contains("\"c1\"", "\"served\"", TestIssuer.ALLOWED).doesNotContain("canary");
    }

    private static void store(ApplicationContext refresher) {
        var sealed = refresher
                .getBean(TokenVault.class)
                .sealClient(
                        new TokenPlace("c1", 1, 1),
                        new TokenPair(new AccessToken("canary-access"), new RefreshToken("canary-refresh")));
        var client = new Changes()
                .set("klaviyo.account_id", "AC-1")
                .set("oauth.state", "connected")
                .set("oauth.generation", 1L)
                .set("oauth.token_version", 1L)
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.expires_at", Instant.now().plusSeconds(3600))
                .create(ClientRecords.path("c1"));
        refresher.getBean(Documents.class).commit(List.of(client)).block(Duration.ofSeconds(10));
    }

    private ConfigurableApplicationContext started() {
        return new SpringApplicationBuilder(RefresherApplication.class)
                .profiles("local")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.cloud.gcp.project-id=" + project,
                        "--spring.cloud.gcp.firestore.host-port=" + SharedEmulators.firestoreHost(),
                        "--spring.cloud.gcp.pubsub.emulator-host=" + SharedEmulators.pubSubHost(),
                        "--emailpilot.keyset-file=" + folder.resolve("keyset.json"),
                        "--emailpilot.credential.issuer=" + TestIssuer.NAME,
                        "--emailpilot.credential.audience=" + TestIssuer.AUDIENCE,
                        "--emailpilot.credential.callers=" + TestIssuer.ALLOWED + "=*",
                        "--emailpilot.credential.keys=" + TestIssuer.trusted().keysFile());
    }

    private String audit() throws IOException, InterruptedException {
        var rows = URI.create("http://" + SharedEmulators.firestoreHost() + "/v1/projects/" + project
                + "/databases/(default)/documents/audit");
        var request = HttpRequest.newBuilder(rows)
                .header("Authorization", "Bearer owner")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static int port(ApplicationContext refresher) {
        return refresher.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
