package com.emailpilot.clients.replay;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.clients.ClientSnapshots;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes stored events again, the oldest first: the same bytes with the same id. Those of the type
 * {@link ClientSnapshots#TYPE} are stored nowhere, and made from the clients as they are.
 *
 * <p>Notes how far it came after each batch. Whoever goes on after it was interrupted sends one batch twice at most.
 */
public final class RunReplay {

    private static final Logger log = LoggerFactory.getLogger(RunReplay.class);
    private static final int BATCH = 100;
    private static final int MOST_COUNTED = 10_000;
    private static final int SAMPLE = 5;

    private final EventArchive archive;
    private final ClientSnapshots snapshots;
    private final Replays replays;
    private final EventPublisher publisher;

    public RunReplay(EventArchive archive, ClientSnapshots snapshots, Replays replays, EventPublisher publisher) {
        this.archive = archive;
        this.snapshots = snapshots;
        this.replays = replays;
        this.publisher = publisher;
    }

    /** Counts what would be sent, and sends nothing. */
    Mono<ReplayPreview> preview(ReplayScope scope) {
        return events(scope, null)
                .take(MOST_COUNTED)
                .collectList()
                .map(found -> new ReplayPreview(
                        found.size(), found.size() == MOST_COUNTED, found.subList(0, Math.min(SAMPLE, found.size()))));
    }

    /** Carries out what was ordered, and what whoever ran it left behind; ends without an error. */
    public Mono<Void> goOn() {
        return replays.waiting()
                .concatMap(replay -> run(replay).onErrorResume(failure -> postponed(replay.id(), failure)))
                .onErrorResume(failure -> postponed("all", failure))
                .then();
    }

    /** Sends what is left of a replay; ends without an error where somebody else runs it. */
    public Mono<Void> run(Replay replay) {
        return replays.take(replay)
                .flatMap(this::sendRest)
                .doOnNext(done -> log.info("Replay done: {} sent={}", done.id(), done.sent()))
                .onErrorResume(ConflictException.class, _ -> {
                    log.info("Replay goes on elsewhere: {}", replay.id());
                    return Mono.empty();
                })
                .then();
    }

    private static Mono<Void> postponed(String replay, Throwable failure) {
        log.warn("Replay interrupted: {} {}", replay, failure.getClass().getSimpleName());
        return Mono.empty();
    }

    private Mono<Replay> sendRest(Replay taken) {
        return sendBatch(taken)
                .expand(now -> now.isDone() ? Mono.empty() : sendBatch(now))
                .last();
    }

    private Mono<Replay> sendBatch(Replay replay) {
        return events(replay.scope(), replay.cursor())
                .take(BATCH)
                .collectList()
                .flatMap(batch -> batch.isEmpty()
                        ? replays.finish(replay)
                        : send(batch, replay).then(Mono.defer(() -> replays.proceed(replay, batch))));
    }

    private Flux<ArchivedEvent> events(ReplayScope scope, @Nullable After after) {
        if (scope.isSnapshot()) {
            return snapshots.byClient(after == null ? null : after.id()).filter(scope::covers);
        }
        var found = scope.eventId() == null
                ? archive.oldestFirst(scope.wanted(), after)
                : archive.find(scope.eventId()).filter(_ -> after == null).flux();
        return found.filter(scope::covers);
    }

    private Mono<Void> send(List<ArchivedEvent> batch, Replay replay) {
        return Flux.fromIterable(batch)
                .flatMap(event -> publisher.publish(again(event.message(), replay)), BATCH)
                .then();
    }

    private static EventMessage again(EventMessage message, Replay replay) {
        var attributes = new HashMap<>(message.attributes());
        attributes.put("replay-id", replay.id());
        var target = replay.scope().target();
        if (target != null) {
            attributes.put("replay-target", target);
        }
        return new EventMessage(message.topic(), message.orderingKey(), attributes, message.data());
    }
}
