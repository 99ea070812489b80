package com.emailpilot.system.downstream;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.Checkout;
import com.emailpilot.system.running.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the example services as a process of its own, beside a running system. */
final class ExampleService implements AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private final JsonMapper json = new JsonMapper();
    private final Path folder;
    private final Path log;
    private final Process process;

    private ExampleService(Path folder, Path log, Process process) {
        this.folder = folder;
        this.log = log;
        this.process = process;
    }

    /** Starts it with nothing but what any service gets: a project, a subscription, and who it is. */
    static ExampleService start(Language language, SystemUnderTest system) {
        var name = "reports-in-" + language.name().toLowerCase(Locale.ROOT);
        var folder = Checkout.freshHome(name + "-");
        var log = system.part(LocalSystem.GATEWAY).log().resolveSibling(name + ".log");
        try {
            var builder = new ProcessBuilder(language.command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "GOOGLE_CLOUD_PROJECT", system.pubSub().projectId(),
                            "PUBSUB_EMULATOR_HOST", system.pubSubHost(),
                            "REPORTS_SUBSCRIPTION", name,
                            "REPORTS_FOLDER", folder.toString(),
                            "EVENT_SCHEMAS",
                                    NodeModules.contract().resolve("schemas").toString(),
                            "CREDENTIALS_URL",
                                    system.part(LocalSystem.REFRESHER).url().toString(),
                            "SERVICE_TOKEN", system.downstream().token()));
            return new ExampleService(folder, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has printed so far. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status that it knows of a client; empty text where it knows none. */
    String statusOf(String clientId) {
        var file = folder.resolve(clientId + ".json");
        try {
            return Files.exists(file) ? status(json.readTree(Files.readString(file))) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end; returns whether it did so in time. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String status(JsonNode client) {
        return client.path("status").asString("");
    }
}
