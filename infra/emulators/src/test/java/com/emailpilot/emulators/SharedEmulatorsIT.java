package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class SharedEmulatorsIT {
    @Test
    void pubSubTakesATopic() throws IOException, InterruptedException {
        var topic = URI.create("http://%s/v1/projects/%s/topics/news"
                .formatted(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId()));
        var creation = HttpRequest.newBuilder(topic)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(status(creation)).isEqualTo(200);

        assertThat(status(HttpRequest.newBuilder(topic).build())).isEqualTo(200);
    }

    @Test
    void firestoreBeginsEmptyInAFreshProject() throws IOException, InterruptedException {
        var document = URI.create("http://%s/v1/projects/%s/databases/(default)/documents/clients/one"
                .formatted(SharedEmulators.firestoreHost(), SharedEmulators.freshProjectId()));

        var status = status(HttpRequest.newBuilder(document)
                .header("Authorization", "Bearer owner")
                .build());

        assertThat(status).isEqualTo(404);
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
