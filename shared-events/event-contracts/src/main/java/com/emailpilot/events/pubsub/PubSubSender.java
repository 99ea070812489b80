package com.emailpilot.events.pubsub;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Sends messages, one request each where they have an ordering key, in batches where they have none; an outage leaves
 * nothing behind but the error of its caller.
 */
final class PubSubSender implements AutoCloseable {

    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);

    static final RetrySettings RETRIES = RetrySettings.newBuilder()
            .setInitialRetryDelayDuration(Duration.ofMillis(100))
            .setRetryDelayMultiplier(2)
            .setMaxRetryDelayDuration(Duration.ofSeconds(2))
            .setInitialRpcTimeoutDuration(Duration.ofSeconds(5))
            .setRpcTimeoutMultiplier(1)
            .setMaxRpcTimeoutDuration(Duration.ofSeconds(5))
            .setTotalTimeoutDuration(TOTAL_TIMEOUT)
            .build();

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
                        .timeout(TOTAL_TIMEOUT)
                        .doFinally(_ -> inFlight.release())
                : Mono.error(new IllegalStateException("More than " + MAX_IN_FLIGHT + " messages are on their way")));
    }

    /** Waits for what is on its way, which takes no longer than the time-out of a publication. */
    @Override
    public void close() {
        try {
            if (inFlight.tryAcquire(MAX_IN_FLIGHT, TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
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
                .setRetrySettings(RETRIES);
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
        return stored(() -> client.publishCallable().futureCall(request));
    }

    /** Asks once per subscription; completes when the answer is there. */
    static Mono<Void> stored(Supplier<ApiFuture<?>> request) {
        return Mono.create(sink -> {
            var stored = request.get();
            var outcome = new Outcome(sink);
            sink.onCancel(() -> {
                outcome.nobodyWaits();
                stored.cancel(false);
            });
            ApiFutures.addCallback(stored, outcome, MoreExecutors.directExecutor());
        });
    }

    /** Hands the outcome on; a failure that nobody waits for any more is nobody's, and Reactor would log it as an error. */
    private static final class Outcome implements ApiFutureCallback<Object> {

        private final MonoSink<Void> sink;
        private volatile boolean unwanted;

        Outcome(MonoSink<Void> sink) {
            this.sink = sink;
        }

        void nobodyWaits() {
            unwanted = true;
        }

        @Override
        public void onSuccess(Object response) {
            sink.success();
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!unwanted) {
                sink.error(failure);
            }
        }
    }
}
