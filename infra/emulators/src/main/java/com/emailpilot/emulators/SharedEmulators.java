package com.emailpilot.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One pair of emulators for all integration tests of a JVM: started at the first use on free ports, ended with the JVM.
 * Tests keep apart by {@link #freshProjectId()}, not by emulators of their own.
 */
public final class SharedEmulators {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SharedEmulators() {}

    /** Host and port of the Pub/Sub emulator, once it serves. */
    public static String pubSubHost() {
        return PubSub.HOST;
    }

    /** Host and port of the Firestore emulator, once it serves. */
    public static String firestoreHost() {
        return Firestore.HOST;
    }

    /** A Google project that no other test uses, and with it an empty database and no topics. */
    public static String freshProjectId() {
        return "test-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static EmulatorFinder finder() {
        return EmulatorFinder.of(
                System.getenv(), composeFile(), new TerminalProgress(System.err, TerminalProgress.plain()));
    }

    /** Tests run in a module's folder, the file is in the project's root. */
    private static Path composeFile() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("docker-compose.yml"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("docker-compose.yml"));
    }

    private static Path log(String name) {
        try {
            var target = Path.of("target");
            var folder =
                    Files.isDirectory(target) ? target.resolve("emulators") : Files.createTempDirectory("emulators");
            return folder.resolve(name + "-" + ProcessHandle.current().pid() + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class PubSub {
        private static final String HOST = finder().runningPubSub().orElseGet(PubSub::start);

        private static String start() {
            var port = FreePorts.next();
            var host = "127.0.0.1:" + port;
            PubSubEmulator.start(finder(), port, log("pubsub"), List.of())
                    .awaitReady(() -> PubSubEmulator.isReady(host), PATIENCE);
            return host;
        }
    }

    private static final class Firestore {
        private static final String HOST = finder().runningFirestore().orElseGet(Firestore::start);

        private static String start() {
            var port = FreePorts.next();
            var host = "127.0.0.1:" + port;
            FirestoreEmulator.start(finder(), port, log("firestore"), Optional.empty(), List.of())
                    .awaitReady(() -> FirestoreEmulator.isReady(host), PATIENCE);
            return host;
        }
    }
}
