package com.emailpilot.events.pubsub;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventMetrics;
import com.emailpilot.events.EventPublisher;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import reactor.core.publisher.Mono;

/** Publishes to Google Cloud Pub/Sub; closing waits for what is on its way. */
public final class PubSubEventPublisher implements EventPublisher, AutoCloseable {

    private final PubSubSender sender;
    private final EventMetrics metrics;

    public PubSubEventPublisher(PubSubConnection connection, PubSubTopology topology, EventMetrics metrics) {
        this.sender = new PubSubSender(connection, topology);
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> publish(EventMessage message) {
        return Mono.defer(() -> {
                    message.refuseOversize();
                    return sender.send(message.topic(), wire(message));
                })
                .doOnSuccess(_ -> metrics.published(message.type()))
                .doOnError(_ -> metrics.publishFailed(message.type()));
    }

    @Override
    public void close() {
        sender.close();
    }

    private static PubsubMessage wire(EventMessage message) {
        return PubsubMessage.newBuilder()
                .setData(ByteString.copyFromUtf8(message.data()))
                .putAllAttributes(message.attributes())
                .setOrderingKey(message.orderingKey())
                .build();
    }
}
