package com.emailpilot.system.operations;

import com.emailpilot.system.running.Checkout;
import com.emailpilot.system.running.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the jar of the command line for ops against a running system. */
record CommandLineOfOps(SystemUnderTest system) {

    /** How a command ended, and what it printed. */
    record Run(int status, String out, String err) {

        /** The one object that was printed. */
        JsonNode object() {
            return JsonMapper.shared().readTree(out);
        }
    }

    Run run(String... arguments) {
        try {
            var out = Files.createTempFile("ops-", ".out");
            var err = Files.createTempFile("ops-", ".err");
            var builder = new ProcessBuilder(command(arguments))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(system.forOperations());
            var status = builder.start().waitFor();
            return new Run(status, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=" + StandardCharsets.UTF_8,
                "-jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path jar() {
        var target = Checkout.root().resolve("infra/operations/target");
        try (var jars = Files.newDirectoryStream(target, "operations-*-app.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The jar is missing: run ./mvnw package in infra/operations first");
    }
}
