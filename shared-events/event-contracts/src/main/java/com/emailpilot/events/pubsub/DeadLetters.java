package com.emailpilot.events.pubsub;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.Topology;
import java.util.HashMap;
import reactor.core.publisher.Mono;

/** Lays events aside whose message was acknowledged long before the work for them was given up. */
public final class DeadLetters {

    private final EventPublisher publisher;
    private final Topology topology;

    public DeadLetters(EventPublisher publisher, Topology topology) {
        this.publisher = publisher;
        this.topology = topology;
    }

    /**
     * Publishes an event on the dead-letter topic of a subscription, as if it had died there.
     *
     * @param subscription short name, as in the topology; one that has a dead-letter topic
     * @param reason why, without any of its data
     */
    public Mono<Void> park(String subscription, EventMessage event, String reason) {
        var topic = topology.subscription(subscription).deadLetterTopic();
        if (topic == null) {
            return Mono.error(new IllegalArgumentException(subscription + " has no dead-letter topic"));
        }
        var attributes = new HashMap<>(event.attributes());
        attributes.put(Delivery.PREFIX + "subscription", subscription);
        attributes.put(Delivery.REASON, reason);
        return publisher.publish(new EventMessage(topic, "", attributes, event.data()));
    }
}
