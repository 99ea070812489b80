package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientState;
import com.emailpilot.gateway.notification.Notification.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What owners are to be told, {@code notifications/{client}_{generation}_{seq}_{channel}}: one per incident and channel. */
final class Notifications {

    private static final String COLLECTION = "notifications";
    private static final Duration KEPT_ONCE_CLOSED = Duration.ofDays(30);

    private final Documents documents;

    Notifications(Documents documents) {
        this.documents = documents;
    }

    /** Where the notification of an incident lives. */
    static DocumentPath path(ClientState incident, String channel) {
        return new DocumentPath(
                COLLECTION,
                "%s_%d_%d_%s".formatted(incident.clientId(), incident.generation(), incident.seq(), channel));
    }

    /** A notification with the server time of the read; empty when there is none. */
    Mono<Read> find(DocumentPath path) {
        return documents
                .read(path)
                .mapNotNull(snapshot -> read(snapshot)
                        .map(found -> new Read(found, null, snapshot.readTime()))
                        .orElse(null));
    }

    /** A notification as it is now, with its client, of one server time; empty when it is gone. */
    Mono<Read> latest(Notification seen) {
        return documents
                .readAll(List.of(seen.document().path(), ClientRecords.path(seen.clientId())))
                .mapNotNull(both -> read(both.getFirst())
                        .map(found -> new Read(
                                found,
                                ClientRecords.read(both.getLast()).orElse(null),
                                both.getFirst().readTime()))
                        .orElse(null));
    }

    /** Those that wait and may be tried now, the longest waiting first. */
    Flux<Notification> due(int limit) {
        var query = DocumentQuery.where(COLLECTION, "status", Status.WAITING.name(), limit)
                .orderedBy("not_before", false);
        return documents
                .query(query)
                .flatMapIterable(found -> found.documents().stream()
                        .map(Notifications::read)
                        .filter(notification -> !notification.notBefore().isAfter(found.readTime()))
                        .toList());
    }

    /** A conflict if the incident is known already. */
    Mono<Instant> add(ClientState incident, String eventId, String channel) {
        return commit(new Changes()
                .set("status", Status.WAITING.name())
                .set("client_id", incident.clientId())
                .set("generation", incident.generation())
                .set("event_id", eventId)
                .set("channel", channel)
                .set("attempts", 0L)
                .set("not_before", incident.occurredAt())
                .setServerTime("since")
                .create(path(incident, channel)));
    }

    /** Begins to tell: nobody else does before that time. A conflict if it changed since it was read. */
    Mono<Instant> claim(Notification notification, String holder, Instant until) {
        return commit(new Changes()
                .set("claim", holder)
                .set("attempts", notification.attempts() + 1)
                .set("not_before", until)
                .update(notification.document()));
    }

    /** A conflict if it changed since it was read. */
    Mono<Instant> postpone(Notification notification, Instant notBefore, String cause) {
        return commit(
                new Changes().set("not_before", notBefore).set("cause", cause).update(notification.document()));
    }

    /**
     * A conflict if it changed since it was read.
     *
     * @param cause absent where all went well
     */
    Mono<Instant> close(Notification notification, Status status, @Nullable String cause, Instant now) {
        return commit(new Changes()
                .set("status", status.name())
                .setOrRemove("cause", cause)
                .setServerTime("closed_at")
                .set("ttl", now.plus(KEPT_ONCE_CLOSED))
                .update(notification.document()));
    }

    /** As if it were new. A conflict if it changed since it was read. */
    Mono<Instant> openAgain(Notification notification, Instant now) {
        return commit(new Changes()
                .set("status", Status.WAITING.name())
                .set("attempts", 0L)
                .set("not_before", now)
                .setServerTime("since")
                .remove("cause", "closed_at", "ttl")
                .update(notification.document()));
    }

    private Mono<Instant> commit(Write write) {
        return documents.commit(List.of(write));
    }

    private static Optional<Notification> read(Snapshot snapshot) {
        return snapshot.found().map(Notifications::read);
    }

    private static Notification read(Document document) {
        return new Notification(
                document.text("client_id").orElseThrow(() -> broken(document)),
                document.number("generation").orElseThrow(() -> broken(document)),
                document.text("event_id").orElseThrow(() -> broken(document)),
                document.text("channel").orElseThrow(() -> broken(document)),
                document.text("status").map(Status::valueOf).orElseThrow(() -> broken(document)),
                document.number("attempts").orElse(0L),
                document.time("not_before").orElse(Instant.EPOCH),
                document.time("since").orElse(document.createTime()),
                document.text("claim").orElse(null),
                document);
    }

    private static IllegalStateException broken(Document document) {
        return new IllegalStateException(
                document.path() + " lacks a field that every notification has; repair the document");
    }

    /**
     * A notification as it was read.
     *
     * @param client absent where there is none, or where nobody asked for it
     * @param readTime server time of the read
     */
    record Read(Notification notification, @Nullable ClientRecord client, Instant readTime) {}
}
