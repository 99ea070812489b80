package com.emailpilot.gateway.notification;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every 5 s, tells the owners whose time has come: the new ones, and those with whom it did not work before. */
final class NotificationsSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NotificationsSchedule.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;
    private static final int IN_PARALLEL = 8;

    private final Notifications notifications;
    private final TellOwner tellOwner;
    private final Channels channels;
    private final NotificationMetrics metrics;
    private final Duration gathering;
    private final Disposable.Swap running = Disposables.swap();

    /**
     * @param gathering how long an incident waits for others of the same owner
     */
    NotificationsSchedule(
            Notifications notifications,
            TellOwner tellOwner,
            Channels channels,
            NotificationMetrics metrics,
            Duration gathering) {
        this.notifications = notifications;
        this.tellOwner = tellOwner;
        this.channels = channels;
        this.metrics = metrics;
        this.gathering = gathering;
    }

    /** Without a channel there is nothing to look for. */
    void start() {
        if (!channels.any()) {
            return;
        }
        running.update(Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> sweep())
                .subscribe());
    }

    /** Tells all who are due, once; ends without an error. */
    Mono<Void> sweep() {
        return notifications
                .waiting(AT_ONCE)
                .map(waiting -> GatheringPolicy.candidates(waiting, gathering))
                .filter(candidates -> !candidates.isEmpty())
                .flatMap(notifications::latest)
                .flatMapIterable(GatheringPolicy::groups)
                .flatMap(due -> tell(due).onErrorResume(failure -> leave(due, failure)), IN_PARALLEL)
                .onErrorResume(failure -> {
                    log.warn("Notifications not swept: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                })
                .then();
    }

    @Override
    public void close() {
        running.dispose();
    }

    private Mono<Void> tell(Group due) {
        return tellOwner.tell(due).doOnNext(all -> all.forEach(this::note)).then();
    }

    private void note(Ended ended) {
        metrics.ended(ended.notification().channel(), ended.outcome());
        log.info("Notification looked at: {} {}", ended.notification().id(), ended.outcome());
    }

    private static Mono<Void> leave(Group due, Throwable failure) {
        log.warn(
                "Notifications left for the next sweep: {} {}",
                due,
                failure.getClass().getSimpleName());
        return Mono.empty();
    }
}
