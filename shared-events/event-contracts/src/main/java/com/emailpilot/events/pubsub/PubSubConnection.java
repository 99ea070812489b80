package com.emailpilot.events.pubsub;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Where Pub/Sub is, and who asks.
 *
 * @param publishing reaches the publishing side, topics included
 * @param subscribing reaches the subscribing side
 */
public record PubSubConnection(
        String projectId,
        TransportChannelProvider publishing,
        TransportChannelProvider subscribing,
        CredentialsProvider credentials)
        implements AutoCloseable {

    /** The emulator at {@code host:port}; one channel serves everything that is built on this connection. */
    public static PubSubConnection emulator(String hostAndPort, String projectId) {
        var channel = ManagedChannelBuilder.forTarget("dns:///" + hostAndPort)
                .usePlaintext()
                .intercept(new OrderlyEnd())
                .build();
        var provider = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
        return new PubSubConnection(projectId, provider, provider, NoCredentialsProvider.create());
    }

    /** Google's Pub/Sub, with the application's default credentials. */
    public static PubSubConnection google(String projectId) {
        return new PubSubConnection(
                projectId,
                TopicAdminSettings.defaultTransportChannelProvider(),
                SubscriptionAdminSettings.defaultTransportChannelProvider(),
                SubscriptionAdminSettings.defaultCredentialsProviderBuilder().build());
    }

    /** The emulator that {@code PUBSUB_EMULATOR_HOST} names, as with Google's own tools; else Google's Pub/Sub. */
    public static PubSubConnection of(String projectId, Map<String, String> environment) {
        var emulator = environment.getOrDefault("PUBSUB_EMULATOR_HOST", "");
        return emulator.isBlank() ? google(projectId) : emulator(emulator, projectId);
    }

    /** Closes a channel that was made for this connection; providers that make channels close their own. */
    @Override
    public void close() {
        close(publishing);
        close(subscribing);
    }

    private static void close(TransportChannelProvider provider) {
        if (provider instanceof FixedTransportChannelProvider fixed) {
            try {
                fixed.getTransportChannel().shutdownNow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
