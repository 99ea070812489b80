package com.emailpilot.emulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's Firestore emulator as a child process, and its way to keep state: export and import. */
public final class FirestoreEmulator {
    private static final String MAIN_CLASS = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
    private static final String EXPORT_NAME = "firestore";
    private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(20);

    private FirestoreEmulator() {}

    /**
     * Starts it on the loopback interface and returns at once; {@link #isReady} says when it serves.
     *
     * @param imported a folder that {@link #export} wrote, to begin with its documents
     * @param jvmFlags beside the usual ones, which serve a short start
     */
    public static ChildProcess start(
            EmulatorFinder finder, int port, Path log, Optional<Path> imported, List<String> jvmFlags) {
        var arguments =
                new ArrayList<>(List.of("--host=127.0.0.1", "--port=" + port, "--websocket_port=" + FreePorts.next()));
        imported.ifPresent(folder -> arguments.add("--import-data=" + metadata(folder)));
        var flags = new ArrayList<>(EmulatorJvm.flags(jvmFlags));
        flags.add("-Duser.language=en");
        return ChildProcess.start(
                new JavaProgram(
                        "Firestore emulator",
                        List.of(finder.jar(Component.FIRESTORE)),
                        MAIN_CLASS,
                        flags,
                        arguments,
                        Map.of()),
                log);
    }

    /** Whether it answers at this host and port. */
    public static boolean isReady(String hostAndPort) {
        return EmulatorJvm.answers(hostAndPort);
    }

    /**
     * Writes all documents of a project's default database into a new folder below {@code parent}, which must be a
     * folder of this machine, and returns that folder.
     */
    public static Path export(String hostAndPort, String project, Path parent) throws IOException {
        var uri = URI.create("http://" + hostAndPort + "/emulator/v1/projects/" + project + ":export");
        var body =
                "{\"database\":\"projects/%s/databases/(default)\",\"export_directory\":\"%s\",\"export_name\":\"%s\"}"
                        .formatted(project, jsonEscaped(parent.toAbsolutePath()), EXPORT_NAME);
        var request = HttpRequest.newBuilder(uri)
                .timeout(EXPORT_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the Firestore emulator refused the export: " + answer.body());
            }
            return parent.resolve(EXPORT_NAME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String jsonEscaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Path metadata(Path folder) {
        return folder.resolve(EXPORT_NAME + ".overall_export_metadata");
    }
}
