package com.emailpilot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An open stream of server-sent events, read line by line. */
public final class EventStream implements AutoCloseable {

    private static final String END = "(end)";

    private final HttpResponse<Stream<String>> answer;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private EventStream(HttpResponse<Stream<String>> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(HttpClient http, HttpRequest request) {
        try {
            return new EventStream(http.send(request, BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The next line that starts with this; fails if the stream ends or 5 s pass before. */
    public String next(String prefix) {
        while (true) {
            var line = take(Duration.ofSeconds(5));
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
            if (line.equals(END)) {
                throw new AssertionError("the stream ended before a line with " + prefix);
            }
        }
    }

    /** Whether the stream ends within this time, whatever it says before. */
    public boolean endsWithin(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var line = poll(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (END.equals(line)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        answer.body().close();
    }

    private void read() {
        try (var body = answer.body()) {
            body.forEach(lines::add);
        } catch (UncheckedIOException _) {
            // cut off: an end as well
        }
        lines.add(END);
    }

    private String take(Duration patience) {
        var line = poll(patience);
        if (line.isEmpty()) {
            throw new AssertionError("nothing came within " + patience);
        }
        return line;
    }

    /** Blank lines only separate events. */
    private String poll(Duration patience) {
        try {
            var end = System.nanoTime() + patience.toNanos();
            String line = "";
            while (line != null && line.isEmpty()) {
                line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            return line == null ? "" : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
