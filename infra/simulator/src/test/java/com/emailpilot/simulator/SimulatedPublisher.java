package com.emailpilot.simulator;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import reactor.core.publisher.Mono;

/** The bus as one process publishes to it. */
final class SimulatedPublisher implements EventPublisher {

    private final World world;
    private final Life caller;

    SimulatedPublisher(World world, Life caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public Mono<Void> publish(EventMessage message) {
        return world.wire()
                .send(caller, "publish", message.type(), () -> arrive(message))
                .then();
    }

    private boolean arrive(EventMessage message) {
        if (world.fate().strikes(Mishap.PUBLISH_FAILED, "publish")) {
            throw unavailable();
        }
        world.bus().arrive(message);
        if (world.fate().strikes(Mishap.PUBLISH_STORED_UNANSWERED, "publish")) {
            throw unavailable();
        }
        return true;
    }

    private static UncheckedIOException unavailable() {
        return new UncheckedIOException(new IOException("the bus did not answer"));
    }
}
