package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirestoreEmulatorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROJECT = "emailpilot-export";

    @TempDir
    private Path folder;

    private final EmulatorFinder finder =
            EmulatorFinder.of(System.getenv(), Path.of("docker-compose.yml"), (_, _, _) -> {});
    private final int port = FreePorts.next();
    private final String host = "127.0.0.1:" + port;

    @Test
    void beginsWithTheDocumentsOfAnExport() throws Exception {
        Path export;
        try (var _ = start(Optional.empty())) {
            send(document().method("PATCH", BodyPublishers.ofString("""
                    {"fields": {"display_name": {"stringValue": "Acme"}}}""")));
            export = FirestoreEmulator.export(host, PROJECT, folder);
        }

        try (var _ = start(Optional.of(export))) {
            assertThat(send(document())).contains("Acme");
        }
    }

    private ChildProcess start(Optional<Path> imported) {
        var emulator = FirestoreEmulator.start(finder, port, folder.resolve("firestore.log"), imported, List.of());
        emulator.awaitReady(() -> FirestoreEmulator.isReady(host), PATIENCE);
        return emulator;
    }

    private HttpRequest.Builder document() {
        return HttpRequest.newBuilder(URI.create(
                        "http://%s/v1/projects/%s/databases/(default)/documents/clients/acme".formatted(host, PROJECT)))
                .header("Authorization", "Bearer owner");
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        }
    }
}
