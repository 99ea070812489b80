package com.emailpilot.events.pubsub;

import com.emailpilot.events.SeenEvents;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.PubsubMessage;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes the raw messages of a subscription, whatever they are. */
public final class PubSubTap implements AutoCloseable {

    private final LinkedBlockingQueue<PubsubMessage> messages = new LinkedBlockingQueue<>();
    private final Subscriber subscriber;

    private PubSubTap(PubSubConnection connection, String subscription) {
        MessageReceiver taking = (message, reply) -> {
            messages.add(message);
            reply.ack();
        };
        this.subscriber = Subscriber.newBuilder(
                        ProjectSubscriptionName.of(connection.projectId(), subscription), taking)
                .setChannelProvider(connection.subscribing())
                .setCredentialsProvider(connection.credentials())
                .build();
    }

    /** Opens a tap; it competes with other readers of the same subscription. */
    public static PubSubTap on(PubSubConnection connection, String subscription) {
        var tap = new PubSubTap(connection, subscription);
        tap.subscriber.startAsync().awaitRunning();
        return tap;
    }

    /** The next message; waits for it, and fails when none comes. */
    public PubsubMessage next() {
        return SeenEvents.first(messages);
    }

    @Override
    public void close() {
        subscriber.stopAsync().awaitTerminated();
    }
}
