package com.emailpilot.events.pubsub;

import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import com.emailpilot.events.Topology;
import com.google.api.core.ApiService;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Keeps one subscription being read: a subscriber that has failed is replaced by a new one, for ever. */
final class PubSubSubscription implements OpenSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(PubSubSubscription.class);
    private static final Duration LONGEST_STOP = SubscriberFactory.LONGEST_STOP.plusSeconds(1);

    private final PubSubTopology topology;
    private final Topology.Subscription subscription;
    private final SubscriberFactory subscribers;
    private final Function<Delivery, Mono<Void>> handling;
    private final Disposable.Swap reading = Disposables.swap();
    private volatile boolean missing;
    private volatile boolean closed;
    private volatile @Nullable Subscriber subscriber;

    PubSubSubscription(
            PubSubConnection connection,
            PubSubTopology topology,
            Topology.Subscription subscription,
            Function<Delivery, Mono<Void>> handling) {
        this.topology = topology;
        this.subscription = subscription;
        this.subscribers = new SubscriberFactory(connection, subscription.name());
        this.handling = handling;
        this.missing = subscription.expiresAfter() != null;
    }

    void start() {
        reading.update(Flux.defer(this::oneSubscriber)
                .subscribeOn(Schedulers.boundedElastic())
                .doOnError(this::failed)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                        .maxBackoff(Duration.ofSeconds(10))
                        .transientErrors(true))
                .subscribe());
    }

    @Override
    public boolean healthy() {
        Subscriber current = subscriber;
        return !closed && current != null && current.isRunning();
    }

    /** Takes no more messages; {@link #close} waits for the ones in hand. */
    void stop() {
        closed = true;
        Subscriber current = subscriber;
        if (current != null) {
            current.stopAsync();
        }
    }

    @Override
    public void close() {
        stop();
        Subscriber current = subscriber;
        if (current != null && current.state() != ApiService.State.FAILED) {
            awaitEnd(current);
        }
        reading.dispose();
    }

    /** Emits once the subscriber runs, and fails when it does. */
    private Flux<ApiService.State> oneSubscriber() {
        if (missing) {
            topology.ensure(subscription);
            missing = false;
        }
        return Flux.create(sink -> {
            Subscriber made = subscribers.subscriber(this::receive);
            made.addListener(new StateListener(sink), MoreExecutors.directExecutor());
            subscriber = made;
            if (closed) {
                sink.complete();
            } else {
                made.startAsync();
            }
        });
    }

    /** What arrives while closing goes back at once, for another instance to take. */
    private void receive(Delivery delivery) {
        if (closed) {
            delivery.reply().nack();
        } else {
            handling.apply(delivery).subscribe();
        }
    }

    private void failed(Throwable failure) {
        missing = missing || failure instanceof NotFoundException;
        LOG.warn(
                "Subscription {} is interrupted and will be opened again: {}",
                subscription.name(),
                failure.getClass().getSimpleName());
    }

    private void awaitEnd(Subscriber current) {
        try {
            current.awaitTerminated(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | IllegalStateException e) {
            LOG.warn(
                    "Subscription {} did not end in order: {}",
                    subscription.name(),
                    e.getClass().getSimpleName());
        }
    }

    private static final class StateListener extends ApiService.Listener {

        private final FluxSink<ApiService.State> sink;

        StateListener(FluxSink<ApiService.State> sink) {
            this.sink = sink;
        }

        @Override
        public void running() {
            sink.next(ApiService.State.RUNNING);
        }

        @Override
        public void terminated(ApiService.State from) {
            sink.complete();
        }

        @Override
        public void failed(ApiService.State from, Throwable failure) {
            sink.error(failure);
        }
    }
}
