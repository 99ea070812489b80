package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.system.running.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An earlier commit of this repository, built once into a folder of the build's output. */
final class OlderVersion {

    /** Before replays, sealed audit trails, watchdog and reports of keys; the oldest that ends its streams towards the emulator. */
    private static final String COMMIT = "0e89d6c9d692ff57979c276a78d4360801e5207f";

    private static final Path FOLDER = Path.of("target", "older", COMMIT).toAbsolutePath();
    private static final Path LOG = FOLDER.resolveSibling("build.log");
    private static final Path SOURCES = FOLDER.resolveSibling("sources.tar");

    private OlderVersion() {}

    /** Whether this checkout has the history that it is in. */
    static boolean isKnown() {
        return status(Checkout.root(), List.of("git", "cat-file", "-e", COMMIT)) == 0;
    }

    /** Where its jars are; takes minutes the first time. */
    static Path built() {
        try {
            var done = FOLDER.resolve("target-is-built");
            if (!Files.exists(done)) {
                Files.createDirectories(FOLDER);
                run(Checkout.root(), List.of("git", "archive", "--output", SOURCES.toString(), COMMIT));
                run(FOLDER, List.of("tar", "--extract", "--file", SOURCES.toString()));
                run(FOLDER, build());
                Files.createFile(done);
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> build() {
        var command = new ArrayList<>(List.of(
                "./mvnw",
                "-B",
                "-q",
                "package",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                "-pl",
                "oauth-gateway,client-provisioner,token-refresher",
                "-am"));
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .ifPresent(repository -> command.add("-Dmaven.repo.local=" + repository));
        return command;
    }

    private static void run(Path folder, List<String> command) {
        assertThat(status(folder, command)).as("%s, see %s", command, LOG).isZero();
    }

    private static int status(Path folder, List<String> command) {
        try {
            Files.createDirectories(LOG.getParent());
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
