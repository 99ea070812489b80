package com.emailpilot.clients;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes what the outbox holds: at once after a commit, and again every 5 s whatever was missed.
 *
 * <p>Takes no lease: two instances may publish the same event, and consumers drop the second one by its id.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration RELAY_EVERY = Duration.ofSeconds(5);
    private static final Duration FORGET_EVERY = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int BATCH = 100;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Queue<String> published = new ConcurrentLinkedQueue<>();
    private final Disposable.Composite running = Disposables.composite();
    private volatile Duration oldest = Duration.ZERO;

    public OutboxRelay(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Begins to relay, until closed. */
    public void start() {
        running.add(Flux.interval(RELAY_EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> relay().onErrorResume(this::postpone))
                .subscribe());
        running.add(Flux.interval(FORGET_EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> forgetPublished().onErrorResume(this::postpone))
                .subscribe());
    }

    /** Publishes events that were just committed, without making anybody wait; what fails is relayed later. */
    public void announce(List<OutboxEntry> committed) {
        Flux.fromIterable(committed)
                .concatMap(entry -> publish(entry.message()))
                .onErrorResume(OutboxRelay::leaveToRelay)
                .subscribe();
    }

    /** Publishes what is overdue, once. */
    public Mono<Void> relay() {
        return Mono.defer(() -> {
            var age = new LongAccumulator(Math::max, 0);
            return outbox.overdue(BATCH)
                    .doOnNext(overdue -> age.accumulate(overdue.age().toMillis()))
                    .doOnComplete(() -> oldest = Duration.ofMillis(age.get()))
                    .flatMapDelayError(overdue -> publish(overdue.message()), BATCH, BATCH)
                    .then(forgetPublished());
        });
    }

    /** How long the oldest event had waited that the last look at the outbox found; zero if none was overdue. */
    public Duration oldest() {
        return oldest;
    }

    @Override
    public void close() {
        running.dispose();
        forgetPublished().onErrorResume(this::postpone).block(LAST_WORDS);
    }

    private Mono<Void> publish(EventMessage message) {
        return publisher.publish(message).then(Mono.fromRunnable(() -> published.add(message.id())));
    }

    private Mono<Void> forgetPublished() {
        return Mono.defer(() -> {
            List<String> ids = new ArrayList<>(BATCH);
            for (var id = published.poll(); id != null; id = ids.size() < BATCH ? published.poll() : null) {
                ids.add(id);
            }
            return ids.isEmpty() ? Mono.empty() : outbox.published(ids).doOnError(_ -> published.addAll(ids));
        });
    }

    /** The relay says so once a turn, however many announcements fail. */
    private static <T> Mono<T> leaveToRelay(Throwable cause) {
        log.debug("Not announced: {}", cause.getClass().getSimpleName());
        return Mono.empty();
    }

    private <T> Mono<T> postpone(Throwable cause) {
        log.info("Outbox waits for its next turn: {}", cause.getClass().getSimpleName());
        return Mono.empty();
    }
}
