package com.emailpilot.system.running;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.ExpirySweepDue;
import com.emailpilot.events.TokenExpiring;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.common.collect.Streams;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Publishes what a test wants published: old messages again, poison, and hints, as Cloud Scheduler and the gateway give them. */
public final class Topics implements AutoCloseable {

    private static final String HINTS = "token-expiry";

    private final EventCodec codec = new EventCodec();
    private final Clock clock = Clock.systemUTC();
    private final PubSubConnection connection;
    private final TopicAdminClient client;

    Topics(PubSubConnection connection) {
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

    /** Publishes messages as they are; each gets a new message id. */
    public void publish(String topic, List<PubsubMessage> messages) {
        var _ = client.publish(TopicName.of(connection.projectId(), topic), messages);
    }

    /** The subscriptions that a topic has now, by their short names; none where there is no such topic. */
    public Set<String> subscriptionsOf(String topic) {
        try {
            return Streams.stream(client.listTopicSubscriptions(TopicName.of(connection.projectId(), topic))
                            .iterateAll())
                    .map(name -> ProjectSubscriptionName.parse(name).getSubscription())
                    .collect(Collectors.toSet());
        } catch (NotFoundException _) {
            return Set.of();
        }
    }

    /** The clock's minute is over: whoever gets this looks for what is due. */
    public void sweep() {
        hint(new ExpirySweepDue(clock.instant()));
    }

    /** A sweep found this version of a client's tokens. */
    public void expiring(String clientId, long tokenVersion) {
        hint(new TokenExpiring(clientId, tokenVersion));
    }

    /** Somebody wants other tokens than this version. */
    public void refreshRequested(String clientId, long tokenVersion) {
        hint(TokenRefreshRequested.ofClient(clientId, tokenVersion, clock.instant()));
    }

    @Override
    public void close() {
        client.close();
    }

    private void hint(ExpiryHint hint) {
        publish(HINTS, List.of(message(codec.encode(hint, "system-tests", clock.instant(), null))));
    }

    private static PubsubMessage message(EventMessage event) {
        return PubsubMessage.newBuilder()
                .putAllAttributes(event.attributes())
                .setOrderingKey(event.orderingKey())
                .setData(ByteString.copyFromUtf8(event.data()))
                .build();
    }
}
