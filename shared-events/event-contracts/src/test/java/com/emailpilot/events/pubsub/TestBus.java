package com.emailpilot.events.pubsub;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryEventMetrics;
import com.emailpilot.events.Topology;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Duration;
import java.util.Map;

/** Everything between a test and an emulator, for one project. */
record TestBus(
        PubSubConnection connection,
        PubSubTopology topology,
        InMemoryEventMetrics metrics,
        PubSubEventPublisher publisher,
        PubSubEventSubscriptions subscriptions,
        PubSubSender sender)
        implements AutoCloseable {

    static TestBus at(String hostAndPort, String projectId) {
        var connection = PubSubConnection.emulator(hostAndPort, projectId);
        var topology = new PubSubTopology(connection, impatient(Topology.load()));
        var metrics = new InMemoryEventMetrics();
        return new TestBus(
                connection,
                topology,
                metrics,
                new PubSubEventPublisher(connection, topology, metrics),
                new PubSubEventSubscriptions(connection, topology, new EventCodec(), metrics),
                new PubSubSender(connection, topology));
    }

    /** The topology, with a retry policy that a test can wait for. */
    private static Topology impatient(Topology topology) {
        return new Topology(
                topology.topics(),
                topology.subscriptions(),
                topology.liveSubscriptions(),
                new Topology.RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(100)),
                topology.maxDeliveryAttempts());
    }

    /** Publishes what no service of ours would. */
    void publishRaw(String topic, Map<String, String> attributes, byte[] data) {
        sender.send(
                        topic,
                        PubsubMessage.newBuilder()
                                .putAllAttributes(attributes)
                                .setData(ByteString.copyFrom(data))
                                .build())
                .block();
    }

    PubSubTap tap(String subscription) {
        return PubSubTap.on(connection, subscription);
    }

    @Override
    public void close() {
        publisher.close();
        subscriptions.close();
        sender.close();
        topology.close();
        connection.close();
    }
}
