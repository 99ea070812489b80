package com.emailpilot.gateway.live;

import com.emailpilot.gateway.live.Reader.Listener;
import com.emailpilot.gateway.live.RecentNotes.Numbered;
import com.emailpilot.gateway.signin.SessionLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Hands each note to the readers that may know it; nothing here grows with slow readers or with time. */
final class LiveFeed {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);
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

    record Admitted(Flux<StreamEvent> events) implements Admission {}

    record TooManyOfUser() implements Admission {}

    record TooMany() implements Admission {}

    /**
     * Opens a stream. It counts from now on, so its events must be subscribed to.
     *
     * @param free whether its connection takes more right now
     * @param lastEventId where the browser stopped; absent the first time
     */
    synchronized Admission open(Listener listener, BooleanSupplier free, @Nullable String lastEventId) {
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
        var reader = new Reader(listener, free, now);
        readers.add(reader);
        greet(reader, lastEventId, now);
        return new Admitted(reader.events().doFinally(_ -> forget(reader)));
    }

    synchronized void publish(Note note) {
        var now = clock.instant();
        var event = event(recent.add(note, now));
        tell(all().filter(reader -> note.readers().contains(reader.listener().user())), event, now);
    }

    /** Tells every reader to load its list again, because something may have been missed. */
    synchronized void resync() {
        tell(all(), resyncEvent(), clock.instant());
    }

    /** Ends streams whose session is over, lets those catch up that fell behind, and shows the others that the connection lives. */
    synchronized void tick() {
        var now = clock.instant();
        endAll(readers.stream().filter(reader -> over(reader.listener(), now)).toList());
        var resync = resyncEvent();
        all().forEach(reader -> reader.catchUp(resync, now));
        tell(all().filter(reader -> !reader.lastSentAt().plus(HEARTBEAT).isAfter(now)), StreamEvent.alive(), now);
    }

    synchronized void endAll() {
        endAll(List.copyOf(readers));
    }

    synchronized int size() {
        return readers.size();
    }

    private void greet(Reader reader, @Nullable String lastEventId, Instant now) {
        reader.send(StreamEvent.connected(recent.position(), RETRY), now);
        var missed = lastEventId == null
                ? recent.since(now.minus(CATCH_UP))
                : recent.after(lastEventId).orElse(null);
        if (missed == null) {
            reader.send(resyncEvent(), now);
        } else {
            missed.stream()
                    .filter(note ->
                            note.note().readers().contains(reader.listener().user()))
                    .forEach(note -> reader.send(event(note), now));
        }
    }

    /** A copy, because a reader that is gone leaves while it is told something. */
    private Stream<Reader> all() {
        return List.copyOf(readers).stream();
    }

    private static void tell(Stream<Reader> some, StreamEvent event, Instant now) {
        some.forEach(reader -> reader.send(event, now));
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

    private static StreamEvent event(Numbered numbered) {
        return StreamEvent.of(
                numbered.id(), numbered.note().event(), numbered.note().json());
    }

    private StreamEvent resyncEvent() {
        return StreamEvent.of(recent.position(), "resync", "{}");
    }
}
