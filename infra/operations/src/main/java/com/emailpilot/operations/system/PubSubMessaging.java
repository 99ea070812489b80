package com.emailpilot.operations.system;

import com.emailpilot.events.pubsub.PubSubTopology;
import java.time.Instant;
import java.util.List;

/** Topics and subscriptions in Pub/Sub. */
record PubSubMessaging(PubSubTopology topology) implements Messaging {

    @Override
    public List<String> differences() {
        return topology.differences();
    }

    @Override
    public List<String> refusedPermissions() {
        return topology.refusedPermissions();
    }

    @Override
    public void seek(String subscription, Instant time) {
        topology.seek(subscription, time);
    }
}
