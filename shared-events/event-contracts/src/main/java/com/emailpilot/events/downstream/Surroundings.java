package com.emailpilot.events.downstream;

import com.emailpilot.events.pubsub.PubSubConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;

/**
 * What a service brings along to listen to client events.
 *
 * @param handled remembers which events had their effect
 * @param meters counts what becomes of events, as {@code emailpilot.events.*}
 * @param observations observes each handling as {@code emailpilot.events.handle}; one that traces goes on with the trace
 *     of whoever caused the event
 * @param patience how long an event waits for earlier ones of its client that have not come yet
 */
public record Surroundings(
        PubSubConnection connection,
        HandledEvents handled,
        MeterRegistry meters,
        ObservationRegistry observations,
        Duration patience) {

    private static final int REMEMBERED = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Nothing but Pub/Sub: remembers the newest 100,000 events in memory, and nobody measures. */
    public static Surroundings of(PubSubConnection connection) {
        return new Surroundings(
                connection,
                HandledEvents.inMemory(REMEMBERED),
                new SimpleMeterRegistry(),
                ObservationRegistry.NOOP,
                PATIENCE);
    }

    /** The same with another memory of handled events. */
    public Surroundings remembering(HandledEvents handled) {
        return new Surroundings(connection, handled, meters, observations, patience);
    }

    /** The same with meters and observations of the service. */
    public Surroundings measuredBy(MeterRegistry meters, ObservationRegistry observations) {
        return new Surroundings(connection, handled, meters, observations, patience);
    }

    /** The same with another patience. */
    public Surroundings waitingFor(Duration patience) {
        return new Surroundings(connection, handled, meters, observations, patience);
    }
}
