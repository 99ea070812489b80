package com.emailpilot.events.pubsub;

import com.google.api.gax.batching.FlowControlSettings;
import com.google.api.gax.core.ExecutorProvider;
import com.google.api.gax.core.InstantiatingExecutorProvider;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings.ShutdownMode;
import com.google.pubsub.v1.ProjectSubscriptionName;
import java.time.Duration;
import java.util.function.Consumer;

/** Builds subscribers of one subscription; the README says why the numbers are what they are. */
final class SubscriberFactory {

    static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private static final long MAX_MESSAGES_IN_HAND = 1_000;
    private static final long MAX_BYTES_IN_HAND = 20L * 1024 * 1024;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(11);

    private final PubSubConnection connection;
    private final String subscription;

    SubscriberFactory(PubSubConnection connection, String subscription) {
        this.connection = connection;
        this.subscription = subscription;
    }

    Subscriber subscriber(Consumer<Delivery> receiver) {
        MessageReceiver messages = (message, reply) -> receiver.accept(new Delivery(message, reply));
        return Subscriber.newBuilder(ProjectSubscriptionName.of(connection.projectId(), subscription), messages)
                .setChannelProvider(connection.subscribing())
                .setCredentialsProvider(connection.credentials())
                .setFlowControlSettings(FlowControlSettings.newBuilder()
                        .setMaxOutstandingElementCount(MAX_MESSAGES_IN_HAND)
                        .setMaxOutstandingRequestBytes(MAX_BYTES_IN_HAND)
                        .build())
                .setMaxDurationPerAckExtensionDuration(LEASE)
                .setMaxAckExtensionPeriodDuration(LONGEST_LEASE)
                .setExecutorProvider(threads(2))
                .setSystemExecutorProvider(threads(1))
                .setSubscriberShutdownSettings(SubscriberShutdownSettings.newBuilder()
                        .setMode(ShutdownMode.WAIT_FOR_PROCESSING)
                        .setTimeout(LONGEST_STOP)
                        .build())
                .build();
    }

    private static ExecutorProvider threads(int count) {
        return InstantiatingExecutorProvider.newBuilder()
                .setExecutorThreadCount(count)
                .build();
    }
}
