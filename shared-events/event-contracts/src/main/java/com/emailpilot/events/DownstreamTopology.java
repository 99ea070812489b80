package com.emailpilot.events;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The topology with the subscription of a service that it does not name. */
public final class DownstreamTopology {

    private static final String TOPIC = "client-events";
    private static final int ACK_DEADLINE_SECONDS = 60;
    private static final Duration RETENTION = Duration.ofDays(14);

    private DownstreamTopology() {}

    /** Everything that there is, so that a topic that has to be made again is made with all its subscriptions. */
    public static Topology including(Topology topology, String subscription) {
        var deadLetters = deadLettersOf(subscription);
        return isNamed(topology, subscription)
                ? topology
                : new Topology(
                        with(topology.topics(), List.of(new Topology.Topic(deadLetters, RETENTION))),
                        with(
                                topology.subscriptions(),
                                List.of(
                                        new Topology.Subscription(
                                                subscription,
                                                TOPIC,
                                                subscription,
                                                ACK_DEADLINE_SECONDS,
                                                deadLetters,
                                                null),
                                        new Topology.Subscription(
                                                deadLetters,
                                                deadLetters,
                                                subscription,
                                                ACK_DEADLINE_SECONDS,
                                                null,
                                                null))),
                        topology.liveSubscriptions(),
                        topology.retryPolicy(),
                        topology.maxDeliveryAttempts());
    }

    /** The name of the topic, and of the subscription, that keep what could not be handled. */
    public static String deadLettersOf(String subscription) {
        return subscription + ".dead-letter";
    }

    private static boolean isNamed(Topology topology, String subscription) {
        return topology.subscriptions().stream().anyMatch(each -> each.name().equals(subscription));
    }

    private static <T> List<T> with(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
