package com.emailpilot.events.downstream;

import com.emailpilot.events.EventHandler;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** Tries each event a few times, observed and counted, before it goes back to Pub/Sub. */
final class Attempts implements EventHandler {

    private static final String TRACEPARENT = "traceparent";
    private static final Retry BACKOFF = Retry.backoff(3, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .filter(failure -> !(failure instanceof PermanentFailureException))
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private final String subscription;
    private final Handling handling;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;
    private final Scheduler threads;

    /** @param threads on which a handler may block */
    Attempts(String subscription, Handling handling, Surroundings surroundings, Scheduler threads) {
        this.subscription = subscription;
        this.handling = handling;
        this.meters = surroundings.meters();
        this.observations = surroundings.observations();
        this.threads = threads;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return Mono.fromCallable(() -> observed(received))
                .subscribeOn(threads)
                .retryWhen(BACKOFF)
                .doOnNext(this::count)
                .then();
    }

    private Handling.Outcome observed(ReceivedEvent received) throws Exception {
        return Observation.createNotStarted("emailpilot.events.handle", () -> cause(received), observations)
                .lowCardinalityKeyValue("subscription", subscription)
                .lowCardinalityKeyValue("type", received.event().getClass().getSimpleName())
                .observeChecked(() -> handling.handle(received));
    }

    private static ReceiverContext<ReceivedEvent> cause(ReceivedEvent received) {
        var context = new ReceiverContext<ReceivedEvent>(
                (carrier, name) -> name.equals(TRACEPARENT) ? carrier.traceparent() : null);
        context.setCarrier(received);
        return context;
    }

    private void count(Handling.Outcome outcome) {
        meters.counter("emailpilot.events.outcome", "subscription", subscription, "outcome", outcome.word())
                .increment();
    }
}
