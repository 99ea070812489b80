package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.downstream.Handling.Outcome;
import com.emailpilot.events.pubsub.PubSubConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@NullUnmarked
class AttemptsTest {

    private static final ReceivedEvent RECEIVED =
            new ReceivedEvent("1", TestEvents.TIME, TestEvents.clientCreated(), null, "00-trace-span-01");

    private final PubSubConnection nowhere = PubSubConnection.emulator("127.0.0.1:1", "nowhere");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void close() {
        nowhere.close();
    }

    @Test
    void triesAgainAtOnceWhatFailed() {
        var attempts = attempts(_ -> {
            if (tries.incrementAndGet() < 3) {
                throw new IOException("not now");
            }
            return Outcome.TAKEN;
        });

        StepVerifier.withVirtualTime(() -> attempts.handle(RECEIVED))
                .thenAwait(Surroundings.of(nowhere).patience())
                .verifyComplete();

        assertThat(tries).hasValue(3);
    }

    @Test
    void givesUpAfterFourTries() {
        var attempts = attempts(_ -> {
            tries.incrementAndGet();
            throw new IOException("not now");
        });

        StepVerifier.withVirtualTime(() -> attempts.handle(RECEIVED))
                .thenAwait(Surroundings.of(nowhere).patience().multipliedBy(4))
                .verifyError(IOException.class);

        assertThat(tries).hasValue(4);
    }

    @Test
    void triesNotAgainWhatCanNeverBeHandled() {
        var attempts = attempts(_ -> {
            tries.incrementAndGet();
            throw new PermanentFailureException("never");
        });

        StepVerifier.create(attempts.handle(RECEIVED)).verifyError(PermanentFailureException.class);

        assertThat(tries).hasValue(1);
    }

    @Test
    void countsWhatBecameOfEvents() {
        StepVerifier.create(attempts(_ -> Outcome.TAKEN).handle(RECEIVED)).verifyComplete();
        StepVerifier.create(attempts(_ -> Outcome.STALE).handle(RECEIVED)).verifyComplete();

        assertThat(meters.getMeters())
                .extracting(
                        meter -> meter.getId().getName() + " " + meter.getId().getTags())
                .containsExactlyInAnyOrder(
                        "emailpilot.events.outcome [tag(outcome=taken), tag(subscription=reports.clients)]",
                        "emailpilot.events.outcome [tag(outcome=stale), tag(subscription=reports.clients)]");
    }

    @Test
    void goesOnWithTheTraceOfTheCause() {
        var traces = new ArrayList<@Nullable String>();
        observations.observationConfig().observationHandler(new Traceparents(traces));

        StepVerifier.create(attempts(_ -> Outcome.TAKEN).handle(RECEIVED)).verifyComplete();

        assertThat(traces).containsExactly("emailpilot.events.handle 00-trace-span-01");
    }

    private Attempts attempts(Handling handling) {
        var surroundings = Surroundings.of(nowhere).measuredBy(meters, observations);
        return new Attempts("reports.clients", handling, surroundings, Schedulers.immediate());
    }

    /** Reads what a tracer would read. */
    private record Traceparents(List<@Nullable String> found) implements ObservationHandler<ReceiverContext<Object>> {

        @Override
        public void onStart(ReceiverContext<Object> context) {
            found.add(context.getName() + " " + context.getGetter().get(context.getCarrier(), "traceparent"));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof ReceiverContext;
        }
    }
}
