package com.emailpilot.gateway.live;

import com.emailpilot.gateway.live.Reader.Listener;
import com.emailpilot.gateway.live.RecentNotes.Numbered;
import com.emailpilot.gateway.signin.SessionLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** Hands each note to the readers that may know it; nothing here grows with slow readers or with time. */
final class LiveFeed {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** Covers what happens between the answer to the callback and the page that opens its stream. */
    private static final Duration CATCH_UP = Duration.ofSeconds(15);

    private final List<Reader> readers = new ArrayList<>();
    private final RecentNotes recent;
    private final LiveProperties limits;
    private final SessionLife sessions;
    private final Clock clock;

    LiveFeed(String instance, LiveProperties limits, SessionLife sessions, Clock clock) {
        this.recent = new RecentNotes(instance);
        this.limits = limits;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether one more stream would be too many. */
    sealed interface Admission {}

    record Admitted(Flux<ServerSentEvent<String>> events) implements Admission {}

    record TooManyOfUser() implements Admission {}

    record TooMany() implements Admission {}

    /**
     * Opens a stream. It counts from now on, so its events must be subscribed to.
     *
     * @param lastEventId where the browser stopped; absent the first time
     */
    synchronized Admission open(Listener listener, @Nullable String lastEventId) {
        var ofUser = readers.stream()
                .filter(reader -> reader.listener().user().equals(listener.user()))
                .count();
        if (ofUser >= limits.streamsPerUser()) {
            return new TooManyOfUser();
        }
        if (readers.size() >= limits.streams()) {
            return new TooMany();
        }
        var now = clock.instant();
        var reader = new Reader(listener, now);
        readers.add(reader);
        greet(reader, lastEventId, now);
        return new Admitted(reader.events().doFinally(_ -> forget(reader)));
    }

    synchronized void publish(Note note) {
        var now = clock.instant();
        var numbered = recent.add(note, now);
        endAll(all().filter(reader -> note.readers().contains(reader.listener().user()))
                .filter(reader -> !reader.send(event(numbered), now))
                .toList());
    }

    /** Tells every reader to load its list again, because something may have been missed. */
    synchronized void resync() {
        var now = clock.instant();
        endAll(all().filter(reader -> !reader.send(resyncEvent(), now)).toList());
    }

    /** Ends streams whose session is over, and shows the others that the connection lives. */
    synchronized void tick() {
        var now = clock.instant();
        endAll(all().filter(reader -> over(reader.listener(), now)).toList());
        endAll(all().filter(reader -> !reader.lastSentAt().plus(HEARTBEAT).isAfter(now))
                .filter(reader -> !reader.send(comment("alive"), now))
                .toList());
    }

    synchronized void endAll() {
        endAll(List.copyOf(readers));
    }

    synchronized int size() {
        return readers.size();
    }

    private void greet(Reader reader, @Nullable String lastEventId, Instant now) {
        reader.send(
                ServerSentEvent.<String>builder()
                        .id(recent.position())
                        .retry(Duration.ofSeconds(1))
                        .comment("connected")
                        .build(),
                now);
        var missed = lastEventId == null
                ? recent.since(now.minus(CATCH_UP))
                : recent.after(lastEventId).orElse(null);
        var sent = missed != null
                && missed.stream()
                        .filter(note ->
                                note.note().readers().contains(reader.listener().user()))
                        .allMatch(note -> reader.send(event(note), now));
        if (!sent) {
            reader.send(resyncEvent(), now);
        }
    }

    /** A copy, because a reader that fails while it is told something leaves at once. */
    private Stream<Reader> all() {
        return List.copyOf(readers).stream();
    }

    private boolean over(Listener listener, Instant now) {
        return !now.isBefore(listener.sessionEndsAt()) || sessions.ended(listener.sessionHash());
    }

    private void endAll(List<Reader> done) {
        done.forEach(Reader::end);
        readers.removeAll(done);
    }

    private synchronized void forget(Reader reader) {
        readers.remove(reader);
    }

    private static ServerSentEvent<String> event(Numbered numbered) {
        var note = numbered.note();
        return ServerSentEvent.builder(note.json())
                .id(numbered.id())
                .event(note.event())
                .build();
    }

    private ServerSentEvent<String> resyncEvent() {
        return ServerSentEvent.builder("{}")
                .id(recent.position())
                .event("resync")
                .build();
    }

    private static ServerSentEvent<String> comment(String text) {
        return ServerSentEvent.<String>builder().comment(text).build();
    }
}
