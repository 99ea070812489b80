package com.emailpilot.system.running;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A live stream as a browser reads it; events pile up until a test looks. */
public final class EventStream implements AutoCloseable {

    private final List<Received> events = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    private EventStream(InputStream stream) {
        this.stream = stream;
    }

    /** One event of the stream, and when it was read. */
    public record Received(String event, String data, Instant at) {

        private Received(String event, String data) {
            this(event, data, Clock.systemUTC().instant());
        }
    }

    static EventStream of(HttpResponse<InputStream> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("No stream but " + answer.statusCode());
        }
        var opened = new EventStream(answer.body());
        Thread.ofVirtual().start(opened::read);
        return opened;
    }

    /** What came so far, oldest first. */
    public List<Received> events() {
        return List.copyOf(events);
    }

    /** Names of the events that tell of an account or connection, oldest first. */
    public List<String> namesAbout(String idInData) {
        return events.stream()
                .filter(event -> event.data().contains(idInData))
                .map(Received::event)
                .toList();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var name = "message";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Received(name, line.substring("data:".length())));
                }
            }
        } catch (IOException e) {
            events.add(new Received("closed", String.valueOf(e.getMessage())));
        }
    }
}
