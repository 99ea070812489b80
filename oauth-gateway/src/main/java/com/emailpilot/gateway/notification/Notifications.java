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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                .mapNotNull(snapshot -> snapshot.found()
                        .map(found -> new Read(read(found), null, snapshot.readTime()))
                        .orElse(null));
    }

    /** Notifications as they are now, each with its client, of one server time; without those that are gone. */
    Mono<List<Read>> latest(List<Notification> seen) {
        var both = seen.stream()
                .flatMap(one -> Stream.of(one.document().path(), ClientRecords.path(one.clientId())))
                .toList();
        return documents
                .readAll(both)
                .map(found -> IntStream.range(0, seen.size())
                        .mapToObj(place -> read(found.get(2 * place), found.get(2 * place + 1)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Those that wait, whose time comes next first; some of them may have to wait on. */
    Mono<Waiting> waiting(int limit) {
        var query = DocumentQuery.where(COLLECTION, "status", Status.WAITING.name(), limit)
                .orderedBy("not_before", false);
        return documents
                .query(query)
                .map(found -> new Waiting(
                        found.documents().stream().map(Notifications::read).toList(), found.readTime()));
    }

    /**
     * A conflict if the incident is known already.
     *
     * @param notBefore until when others of the same owner may join it
     */
    Mono<Instant> add(ClientState incident, String eventId, String channel, Instant notBefore) {
        return commit(new Changes()
                .set("status", Status.WAITING.name())
                .set("client_id", incident.clientId())
                .set("generation", incident.generation())
                .set("event_id", eventId)
                .set("channel", channel)
                .set("attempts", 0L)
                .set("not_before", notBefore)
                .setServerTime("since")
                .create(path(incident, channel)));
    }

    /** Begins to tell by a letter: nobody else does before that time. */
    static Write claim(Notification notification, String holder, String letter, Instant until) {
        return new Changes()
                .set("claim", holder)
                .set("letter", letter)
                .set("attempts", notification.attempts() + 1)
                .set("not_before", until)
                .update(notification.document());
    }

    static Write postpone(Notification notification, Instant notBefore, String cause) {
        return new Changes().set("not_before", notBefore).set("cause", cause).update(notification.document());
    }

    /**
     * Ends it.
     *
     * @param cause absent where all went well
     */
    static Write close(Notification notification, Status status, @Nullable String cause, Instant now) {
        return new Changes()
                .set("status", status.name())
                .setOrRemove("cause", cause)
                .setServerTime("closed_at")
                .set("ttl", now.plus(KEPT_ONCE_CLOSED))
                .update(notification.document());
    }

    /** Stores all or none; a conflict if one of them changed since it was read. */
    Mono<Instant> commit(List<Write> writes) {
        return documents.commit(writes);
    }

    /** As if it were new. A conflict if it changed since it was read. */
    Mono<Instant> openAgain(Notification notification, Instant notBefore) {
        return commit(new Changes()
                .set("status", Status.WAITING.name())
                .set("attempts", 0L)
                .set("not_before", notBefore)
                .setServerTime("since")
                .remove("cause", "closed_at", "ttl", "letter")
                .update(notification.document()));
    }

    private Mono<Instant> commit(Write write) {
        return commit(List.of(write));
    }

    private static Optional<Read> read(Snapshot notification, Snapshot client) {
        return notification
                .found()
                .map(Notifications::read)
                .map(found -> new Read(found, ClientRecords.read(client).orElse(null), notification.readTime()));
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
                document.text("letter").orElse(null),
                document);
    }

    private static IllegalStateException broken(Document document) {
        return new IllegalStateException(
                document.path() + " lacks a field that every notification has; repair the document");
    }

    /**
     * Those that wait.
     *
     * @param readTime server time of the query
     */
    record Waiting(List<Notification> notifications, Instant readTime) {

        Waiting {
            notifications = List.copyOf(notifications);
        }
    }

    /**
     * A notification as it was read.
     *
     * @param client absent where there is none, or where nobody asked for it
     * @param readTime server time of the read
     */
    record Read(Notification notification, @Nullable ClientRecord client, Instant readTime) {

        /** Whether its time has come. */
        boolean due() {
            return notification.waits() && notification.dueAt(readTime);
        }

        /** Whether its time has come, or whoever asks holds it already. */
        boolean due(String holder) {
            return notification.waits() && (notification.claimedBy(holder) || notification.dueAt(readTime));
        }
    }
}
