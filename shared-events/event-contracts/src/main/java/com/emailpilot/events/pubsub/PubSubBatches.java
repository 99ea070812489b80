package com.emailpilot.events.pubsub;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.InstantiatingExecutorProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Sends messages without ordering keys, as many in a request as come within a few milliseconds. */
final class PubSubBatches implements AutoCloseable {

    private static final BatchingSettings BATCHES = BatchingSettings.newBuilder()
            .setDelayThresholdDuration(Duration.ofMillis(10))
            .setElementCountThreshold(200L)
            .setRequestByteThreshold(1_000_000L)
            .build();

    private final PubSubConnection connection;
    private final Map<String, Publisher> publishers = new ConcurrentHashMap<>();

    PubSubBatches(PubSubConnection connection) {
        this.connection = connection;
    }

    /** Completes when Pub/Sub has stored the message. */
    Mono<Void> send(String topic, PubsubMessage message) {
        return PubSubCalls.stored(
                () -> publishers.computeIfAbsent(topic, this::publisher).publish(message));
    }

    /** Sends what still waits for company; whoever wants to know what became of it waits before. */
    @Override
    public void close() {
        publishers.values().removeIf(publisher -> {
            publisher.shutdown();
            return true;
        });
    }

    private Publisher publisher(String topic) {
        try {
            return Publisher.newBuilder(TopicName.of(connection.projectId(), topic))
                    .setChannelProvider(connection.publishing())
                    .setCredentialsProvider(connection.credentials())
                    .setBatchingSettings(BATCHES)
                    .setRetrySettings(PubSubCalls.RETRIES)
                    .setExecutorProvider(InstantiatingExecutorProvider.newBuilder()
                            .setExecutorThreadCount(1)
                            .build())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
