package com.emailpilot.clients;

import com.emailpilot.clients.DocumentQuery.Equal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All events that ever happened, {@code events/{event_id}}: written by the {@link Outbox}, and never changed. */
public final class EventArchive {

    private static final int CHUNK = 100;

    private final Documents documents;
    private final MergedParts newestFirst;
    private final MergedParts oldestFirst;

    public EventArchive(Documents documents) {
        this.documents = documents;
        this.newestFirst = parts(documents, true);
        this.oldestFirst = parts(documents, false);
    }

    /**
     * Some events.
     *
     * @param next where the next page starts; absent on the last page
     */
    public record Page(List<ArchivedEvent> events, DocumentQuery.@Nullable After next) {

        public Page {
            events = List.copyOf(events);
        }
    }

    /** An event; empty where there is none of this id. */
    public Mono<ArchivedEvent> find(String eventId) {
        return documents
                .read(new DocumentPath(ArchivedEvent.COLLECTION, eventId))
                .mapNotNull(
                        snapshot -> snapshot.found().map(ArchivedEvent::read).orElse(null));
    }

    /**
     * The events that match, the newest first.
     *
     * @param after where the page starts; absent for the first one
     */
    public Mono<Page> page(EventFilter wanted, int size, DocumentQuery.@Nullable After after) {
        return events(wanted, size, after).take(size).collectList().map(found -> pageOf(found, size));
    }

    /** All events that match, the newest first, read as fast as they are taken. */
    public Flux<ArchivedEvent> all(EventFilter wanted) {
        return events(wanted, CHUNK, null);
    }

    /**
     * The events that match, the oldest first, read as fast as they are taken.
     *
     * @param after where to start; absent for the first one
     */
    public Flux<ArchivedEvent> oldestFirst(EventFilter wanted, DocumentQuery.@Nullable After after) {
        return oldestFirst
                .read(parts(wanted), until(wanted), CHUNK, after == null ? beforeFirst(wanted.from()) : after)
                .map(ArchivedEvent::read)
                .filter(event -> wanted.type() == null
                        || wanted.type().equals(event.message().type()));
    }

    /** How many events of a type were stored since then, counted up to a number. */
    public Mono<Long> countSince(Instant since, String type, int most) {
        return events(new EventFilter(type, null, since, null), most, null)
                .take(most)
                .count();
    }

    /** Each part comes newest first, so the first event that is too old ends them all. */
    private Flux<ArchivedEvent> events(EventFilter wanted, int chunk, DocumentQuery.@Nullable After after) {
        return newestFirst
                .read(parts(wanted), also(wanted), chunk, after)
                .map(ArchivedEvent::read)
                .takeWhile(event -> wanted.from() == null || !event.storedAt().isBefore(wanted.from()));
    }

    /** The events of one client lie together; all others are spread. */
    private static List<DocumentQuery.Filter> parts(EventFilter wanted) {
        return wanted.clientId() == null
                ? MergedParts.shards()
                : List.of(new Equal(ArchivedEvent.CLIENT, wanted.clientId()));
    }

    private static List<DocumentQuery.Filter> also(EventFilter wanted) {
        List<DocumentQuery.Filter> filters = new ArrayList<>();
        if (wanted.type() != null) {
            filters.add(new Equal(ArchivedEvent.TYPE, wanted.type()));
        }
        filters.addAll(until(wanted));
        return filters;
    }

    private static List<DocumentQuery.Filter> until(EventFilter wanted) {
        return wanted.to() == null ? List.of() : List.of(new DocumentQuery.AtMost(ArchivedEvent.TIME, wanted.to()));
    }

    /** Behind everything that was stored a moment too early; no id comes after this one. */
    private static DocumentQuery.@Nullable After beforeFirst(@Nullable Instant from) {
        return from == null ? null : new DocumentQuery.After(from.minusNanos(1_000), "~");
    }

    private static MergedParts parts(Documents documents, boolean newestFirst) {
        return new MergedParts(
                documents, ArchivedEvent.COLLECTION, new DocumentQuery.Order(ArchivedEvent.TIME, newestFirst));
    }

    private static Page pageOf(List<ArchivedEvent> found, int size) {
        var last = found.size() < size ? null : found.getLast();
        return new Page(found, last == null ? null : new DocumentQuery.After(last.storedAt(), last.id()));
    }
}
