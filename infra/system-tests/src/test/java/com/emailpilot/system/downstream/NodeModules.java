package com.emailpilot.system.downstream;

import com.emailpilot.system.running.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The example in Node with its modules, installed from the registry into the build's output, once for all tests. */
final class NodeModules {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private NodeModules() {}

    /** Whether there is a Node; a CI must have one. */
    static boolean canBeInstalled() {
        return "true".equals(System.getenv("CI")) || (onPath("node") && onPath("npm"));
    }

    /** The folder; blocks until it is complete. */
    static Path installed() {
        return Installed.FOLDER;
    }

    /** Runs a program there to its end, and returns what it printed. */
    static String run(Path folder, List<String> command) {
        try {
            var log = Files.createTempFile(folder, "output", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("EVENT_CONTRACT", contract().toString());
            var process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " took too long: " + Files.readString(log));
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(log));
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a service in another language gets of this project. */
    static Path contract() {
        return Checkout.root()
                .resolve("shared-events/event-contracts/src/main/resources/com/emailpilot/events")
                .toAbsolutePath();
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path install() {
        var source = Checkout.root().resolve("infra/examples/node");
        var folder = Checkout.freshHome("node-");
        List.of("package.json", "package-lock.json", ".npmrc", "src", "test")
                .forEach(name -> copy(source, folder, name));
        run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        return folder;
    }

    private static void copy(Path source, Path folder, String name) {
        try (var files = Files.walk(source.resolve(name))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(source.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Installed {
        private static final Path FOLDER = install();
    }
}
