package com.emailpilot.events.downstream;

import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.common.collect.Lists;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.publisher.Mono;

/** Publishes events as services do, a thousand in a request. */
@NullUnmarked
final class ManyMessages implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final EventCodec codec = new EventCodec();
    private final PubSubConnection connection;
    private final TopicAdminClient client;

    ManyMessages(PubSubConnection connection) {
        this.connection = connection;
        try {
            this.client = TopicAdminClient.create(TopicAdminSettings.newBuilder()
                    .setTransportChannelProvider(connection.publishing())
                    .setCredentialsProvider(connection.credentials())
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param attributes are added to each message, or replace its own */
    void publish(List<? extends Event> events, Map<String, String> attributes) {
        var topic = TopicName.of(connection.projectId(), "client-events");
        for (var batch : Lists.partition(events, BATCH)) {
            var _ = client.publish(
                    topic,
                    batch.stream().map(event -> message(event, attributes)).toList());
        }
    }

    /** Publishes the same event five times a second until something holds, for 30 s at most. */
    void publishUntil(Event event, BooleanSupplier holds) {
        for (int times = 0; times < 150 && !holds.getAsBoolean(); times++) {
            publish(List.of(event), Map.of());
            Mono.delay(Duration.ofMillis(200)).block();
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private PubsubMessage message(Event event, Map<String, String> attributes) {
        EventMessage message = codec.encode(event, "client-provisioner", TestEvents.TIME, null);
        return PubsubMessage.newBuilder()
                .putAllAttributes(message.attributes())
                .putAllAttributes(attributes)
                .setOrderingKey(message.orderingKey())
                .setData(ByteString.copyFromUtf8(message.data()))
                .build();
    }
}
