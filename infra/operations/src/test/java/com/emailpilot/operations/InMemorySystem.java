package com.emailpilot.operations;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.system.Messaging;
import com.emailpilot.operations.system.SystemSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine;
import reactor.core.publisher.Mono;

/** A system in memory with a command line. */
public final class InMemorySystem implements ConnectedSystem {

    /** What its clocks show. */
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Instant[] serverTime = {NOW};
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "FIRESTORE_EMULATOR_HOST", "localhost:1",
            "PUBSUB_EMULATOR_HOST", "localhost:1",
            "EMAILPILOT_KEYSET_FILE", "/nowhere/keyset.json",
            "KLAVIYO_API_URL", "http://localhost:1"));
    private Runnable whenPublished = () -> {};

    public final InMemoryDocuments documents = new InMemoryDocuments(() -> serverTime[0]);
    public final RecordingMessaging messaging = new RecordingMessaging();
    public final List<EventMessage> published = new CopyOnWriteArrayList<>();

    /** How a command ended, and what it printed. */
    public record Run(int status, String out, String err) {}

    /** Runs a command as it is typed, words separated by single blanks. */
    public Run run(String command) {
        var out = new StringWriter();
        var err = new StringWriter();
        var commandLine = new CommandLine(CommandLine.Model.CommandSpec.create().name("emailpilot"));
        Operations.addTo(commandLine, this);
        var status = commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command.split(" ", -1));
        return new Run(status, out.toString(), err.toString());
    }

    /** Sets a variable of the environment. */
    public void set(String name, String value) {
        settings.put(name, value);
    }

    /** Time passes on the server. */
    public void pass(Duration time) {
        serverTime[0] = serverTime[0].plus(time);
    }

    /** What somebody does who hears what is published. */
    public void whenPublished(Runnable reaction) {
        whenPublished = reaction;
    }

    @Override
    public SystemSettings settings() {
        return new SystemSettings(settings);
    }

    @Override
    public InMemoryDocuments documents() {
        return documents;
    }

    @Override
    public EventPublisher publisher() {
        return message -> Mono.fromRunnable(() -> {
            published.add(message);
            whenPublished.run();
        });
    }

    @Override
    public Messaging messaging() {
        return messaging;
    }

    @Override
    public String operator() {
        return "ops@example.com";
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public void close() {}
}
