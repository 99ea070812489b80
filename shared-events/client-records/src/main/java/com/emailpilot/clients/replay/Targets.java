package com.emailpilot.clients.replay;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.Topology;
import java.util.List;
import java.util.Optional;

/** The subscriptions for which events of the archive can be published again. */
public final class Targets {

    private final Topology topology;

    public Targets(Topology topology) {
        this.topology = topology;
    }

    /** Their names: of the topics whose events are archived, the subscriptions that are no dead letters'. */
    public List<String> names() {
        return topology.subscriptions().stream()
                .filter(subscription -> EventCodec.archivedTopics().contains(subscription.topic()))
                .map(Topology.Subscription::name)
                .toList();
    }

    /** The topic of one of these; empty for any other name. */
    Optional<String> topicOf(String name) {
        return names().contains(name) ? Optional.of(topology.subscription(name).topic()) : Optional.empty();
    }
}
