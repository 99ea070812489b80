package com.emailpilot.clients;

import com.emailpilot.events.ClientChange;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Events that are stored with the change that they tell of, and published after it: {@code events} is the archive for
 * replay, {@code outbox} what still has to be published.
 */
public final class Outbox {

    private static final Duration INLINE_COMES_FIRST = Duration.ofSeconds(3);
    private static final int PAGE = 300;
    private static final int SHARDS = 8;

    private final Documents documents;
    private final EventCodec codec;
    private final String origin;

    /**
     * @param origin name of the service: each relays its own rows
     */
    public Outbox(Documents documents, EventCodec codec, String origin) {
        this.documents = documents;
        this.codec = codec;
        this.origin = origin;
    }

    /** Prepares an event; storing it twice is a conflict, since its id is derived from what it tells. */
    public OutboxEntry entry(Event event, Instant occurredAt, @Nullable String traceparent) {
        var message = codec.encode(event, origin, occurredAt, traceparent);
        return new OutboxEntry(message, List.of(archived(message, event), waiting(message)));
    }

    /** An event's message as it was stored; empty where there is none. */
    public Mono<EventMessage> archived(String eventId) {
        return documents
                .read(eventPath(eventId))
                .mapNotNull(event -> event.found().map(Outbox::message).orElse(null));
    }

    /** All messages of this service that were stored over 3 s ago and may not have been published, read in batches. */
    Flux<Overdue> overdue(int batchSize) {
        return overdueAfter(null).buffer(batchSize).concatMap(this::archivedMessages);
    }

    /** Forgets rows whose events were published; ids without a row are fine. */
    public Mono<Void> published(List<String> eventIds) {
        return documents
                .commit(eventIds.stream()
                        .<Write>map(id -> new Write.Delete(outboxPath(id)))
                        .toList())
                .then();
    }

    private Flux<Row> overdueAfter(DocumentQuery.@Nullable After after) {
        var query = DocumentQuery.where("outbox", "origin", origin, PAGE).startingAfter(after);
        return documents.query(query).flatMapMany(found -> {
            var overdue = found.documents().stream()
                    .filter(row -> row.createTime().plus(INLINE_COMES_FIRST).isBefore(found.readTime()))
                    .map(row -> new Row(row.path().id(), Duration.between(row.createTime(), found.readTime())))
                    .toList();
            var rows = Flux.fromIterable(overdue);
            return found.documents().size() < PAGE ? rows : rows.concatWith(overdueAfter(last(found)));
        });
    }

    private static DocumentQuery.After last(Documents.Found found) {
        return new DocumentQuery.After(null, found.documents().getLast().path().id());
    }

    private Flux<Overdue> archivedMessages(List<Row> rows) {
        return documents
                .readAll(rows.stream().map(row -> eventPath(row.eventId())).toList())
                .flatMapMany(events -> Flux.zip(Flux.fromIterable(rows), Flux.fromIterable(events)))
                .mapNotNull(pair -> overdue(pair.getT1(), pair.getT2()));
    }

    private static @Nullable Overdue overdue(Row row, Snapshot event) {
        return event.found()
                .map(archived -> new Overdue(message(archived), row.age()))
                .orElse(null);
    }

    private static Write archived(EventMessage message, Event event) {
        var fields = new Changes()
                .set("topic", message.topic())
                .set("ordering_key", message.orderingKey())
                .set("type", message.type())
                .set("attributes", message.attributes())
                .set("data", message.data())
                .set("shard", (long) Math.floorMod(message.id().hashCode(), SHARDS))
                .setServerTime("created_at");
        if (event instanceof ClientChange change) {
            var client = change.client();
            fields.set("client_id", client.clientId())
                    .set("generation", client.generation())
                    .set("seq", client.seq());
        }
        return fields.create(eventPath(message.id()));
    }

    private Write waiting(EventMessage message) {
        return new Changes().set("origin", origin).setServerTime("created_at").create(outboxPath(message.id()));
    }

    /** The message that a document of the archive holds. */
    static EventMessage message(Document event) {
        Map<?, ?> stored = event.value("attributes", Map.class).orElseGet(Map::of);
        var attributes = new HashMap<String, String>();
        stored.forEach((name, value) -> attributes.put("" + name, "" + value));
        return new EventMessage(
                event.text("topic").orElse(""),
                event.text("ordering_key").orElse(""),
                attributes,
                event.text("data").orElse(""));
    }

    private static DocumentPath eventPath(String eventId) {
        return new DocumentPath("events", eventId);
    }

    private static DocumentPath outboxPath(String eventId) {
        return new DocumentPath("outbox", eventId);
    }

    /** A message that should have been published this long ago. */
    record Overdue(EventMessage message, Duration age) {}

    private record Row(String eventId, Duration age) {}
}
