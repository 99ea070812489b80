package com.emailpilot.provisioner.deadletters;

import com.emailpilot.events.DeadLetter;
import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import com.emailpilot.events.Topology;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Drains the dead-letter topic of every subscription of the topology. */
final class DeadLettersSubscriber implements DeadLetterHandler, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeadLettersSubscriber.class);

    private final ParkDeadLetter parkDeadLetter;
    private final List<OpenSubscription> open;

    DeadLettersSubscriber(EventSubscriptions events, Topology topology, ParkDeadLetter parkDeadLetter) {
        this.parkDeadLetter = parkDeadLetter;
        this.open = topology.deadLetterSubscriptions().stream()
                .map(subscription -> events.drain(subscription, this))
                .toList();
    }

    @Override
    public Mono<Void> handle(DeadLetter deadLetter) {
        return parkDeadLetter
                .handle(deadLetter)
                .doOnSuccess(_ -> log.warn("Dead letter parked: {} reason={}", deadLetter, deadLetter.reason()));
    }

    @Override
    public void close() {
        open.forEach(OpenSubscription::close);
    }
}
