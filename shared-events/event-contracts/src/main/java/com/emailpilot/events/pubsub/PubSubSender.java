package com.emailpilot.events.pubsub;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends messages, one request each where they have an ordering key, in batches where they have none; an outage leaves
 * nothing behind but the error of its caller.
 */
final class PubSubSender implements AutoCloseable {

    private static final int MAX_IN_FLIGHT = 10_000;

    private final String projectId;
    private final PubSubTopology topology;
    private final TopicAdminClient client;
    private final PubSubBatches batches;
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);

    PubSubSender(PubSubConnection connection, PubSubTopology topology) {
        this.projectId = connection.projectId();
        this.topology = topology;
        this.batches = new PubSubBatches(connection);
        try {
            this.client = TopicAdminClient.create(settings(connection));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes when Pub/Sub has stored the message; a topic that is gone is made again first. */
    Mono<Void> send(String topic, PubsubMessage message) {
        var call = message.getOrderingKey().isEmpty() ? batches.send(topic, message) : alone(topic, message);
        return Mono.defer(() -> inFlight.tryAcquire()
                ? call.onErrorResume(NotFoundException.class, _ -> made(topic).then(call))
                        .timeout(PubSubCalls.LONGEST)
                        .doFinally(_ -> inFlight.release())
                : Mono.error(new IllegalStateException("More than " + MAX_IN_FLIGHT + " messages are on their way")));
    }

    /** Waits for what is on its way, which takes no longer than the time-out of a publication. */
    @Override
    public void close() {
        try {
            if (inFlight.tryAcquire(MAX_IN_FLIGHT, PubSubCalls.LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                inFlight.release(MAX_IN_FLIGHT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        batches.close();
        client.close();
    }

    private static TopicAdminSettings settings(PubSubConnection connection) throws IOException {
        var settings = TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(connection.publishing())
                .setCredentialsProvider(connection.credentials());
        settings.publishSettings()
                .setBatchingSettings(
                        BatchingSettings.newBuilder().setIsEnabled(false).build())
                .setRetrySettings(PubSubCalls.RETRIES);
        return settings.build();
    }

    private Mono<Void> made(String topic) {
        return Mono.<Void>fromRunnable(() -> topology.ensureTopic(topic)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> alone(String topic, PubsubMessage message) {
        var request = PublishRequest.newBuilder()
                .setTopic(TopicName.format(projectId, topic))
                .addMessages(message)
                .build();
        return PubSubCalls.stored(() -> client.publishCallable().futureCall(request));
    }
}
