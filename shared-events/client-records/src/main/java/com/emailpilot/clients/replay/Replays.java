package com.emailpilot.clients.replay;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The replays, {@code replays/{id}}: what is to be sent, and how far it came. */
public final class Replays {

    private static final String COLLECTION = "replays";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int MOST = 20;
    /** Whoever runs a replay changes it at each batch: one that nobody changed for so long, nobody runs. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private final Documents documents;

    public Replays(Documents documents) {
        this.documents = documents;
    }

    /**
     * Stores a replay with its row in the audit trail; the same order again finds the one that it made.
     *
     * @param id names the order
     */
    Mono<Replay> start(String id, ReplayScope scope, String by, ReplayPreview preview, Instant now) {
        var wanted = scope.wanted();
        var replay = new Changes()
                .set("status", Replay.RUNNING)
                .set("by", by)
                .set("event_id", scope.eventId())
                .set("type", wanted.type())
                .set("client_id", wanted.clientId())
                .set("from", wanted.from())
                .set("to", wanted.to())
                .set("target", scope.target())
                .set("topic", scope.topic())
                .set("expected", preview.count())
                .set("more_expected", preview.more())
                .set("sent", 0L)
                .create(path(id));
        var row = AuditRow.of("replay-" + id, now, AuditAction.REPLAYED, by)
                .about(wanted.clientId())
                .with("replay", id)
                .with("event", scope.eventId())
                .with("type", wanted.type())
                .with("target", scope.target())
                .with("expected", preview.count());
        return documents
                .commit(List.of(replay, row.create()))
                .onErrorResume(ConflictException.class, _ -> Mono.just(now))
                .flatMap(_ -> find(id));
    }

    /** The replay of this id; empty where there is none. */
    public Mono<Replay> find(String id) {
        return Mono.just(id)
                .filter(given -> ID.matcher(given).matches())
                .flatMap(given -> documents.read(path(given)))
                .flatMap(snapshot -> Mono.justOrEmpty(snapshot.found()))
                .map(Replay::read);
    }

    /** Some replays of a status, {@link Replay#RUNNING} for example, in no particular order. */
    public Flux<Replay> all(String status) {
        return documents
                .query(DocumentQuery.where(COLLECTION, "status", status, MOST))
                .flatMapIterable(Documents.Found::documents)
                .map(Replay::read);
    }

    /** Those that nobody runs: new ones, and those whose runner went away. */
    Flux<Replay> waiting() {
        return documents
                .query(DocumentQuery.where(COLLECTION, "status", Replay.RUNNING, MOST))
                .flatMapIterable(found -> found.documents().stream()
                        .filter(replay -> replay.time("taken_at").isEmpty()
                                || replay.updateTime().plus(ABANDONED).isBefore(found.readTime()))
                        .map(Replay::read)
                        .toList());
    }

    /** Notes how far it came; a conflict where somebody else runs it meanwhile. */
    Mono<Replay> proceed(Replay replay, List<ArchivedEvent> sent) {
        var last = sent.getLast();
        return change(
                replay,
                new Changes()
                        .set("sent", replay.sent() + sent.size())
                        .set("cursor.at", last.storedAt())
                        .set("cursor.id", replay.scope().isSnapshot() ? last.clientId() : last.id()));
    }

    /** Notes that all was sent. */
    Mono<Replay> finish(Replay replay) {
        return change(replay, new Changes().set("status", Replay.DONE).setServerTime("finished_at"));
    }

    /** Says that somebody runs it from now on; a conflict where somebody else was faster. */
    Mono<Replay> take(Replay replay) {
        return change(replay, new Changes().setServerTime("taken_at"));
    }

    private Mono<Replay> change(Replay replay, Changes changes) {
        return documents
                .commit(List.of(changes.update(replay.document())))
                .then(documents.read(path(replay.id())))
                .flatMap(snapshot -> Mono.justOrEmpty(snapshot.found()))
                .map(Replay::read);
    }

    private static DocumentPath path(String id) {
        return new DocumentPath(COLLECTION, id);
    }
}
