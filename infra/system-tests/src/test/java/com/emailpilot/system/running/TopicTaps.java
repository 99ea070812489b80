package com.emailpilot.system.running;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One tap on each topic: every message that goes by, whoever sent it. */
public final class TopicTaps implements AutoCloseable {

    private final List<Tapped> messages = new CopyOnWriteArrayList<>();
    private final PubSubConnection connection;
    private volatile List<Subscriber> subscribers;

    TopicTaps(PubSubConnection connection) {
        this.connection = connection;
        this.subscribers = open();
    }

    /** A message as it went by. */
    public record Tapped(String topic, PubsubMessage message) {

        /** Read as an event, whether it is one or not. */
        public EventMessage event() {
            return new EventMessage(
                    topic,
                    message.getOrderingKey(),
                    message.getAttributesMap(),
                    message.getData().toStringUtf8());
        }

        /** The last part of the type, for example {@code client-created}; empty text without one. */
        public String type() {
            return event().type().replaceAll("^com\\.emailpilot\\.|\\.v1$", "");
        }

        /** Whether the data names this id. */
        public boolean concerns(String id) {
            return event().data().contains('"' + id + '"');
        }
    }

    /** The subscription of the tap on a topic. */
    public static String nameOf(String topic) {
        return "system-tests.tap." + topic;
    }

    /** Taps the topics again that were lost and exist again. */
    public void reopen() {
        close();
        subscribers = open();
    }

    /** All so far, in order of arrival. */
    public List<Tapped> messages() {
        return List.copyOf(messages);
    }

    /** All so far of this type whose data names this id. */
    public List<Tapped> messages(String type, String id) {
        return messages.stream()
                .filter(tapped -> tapped.type().equals(type) && tapped.concerns(id))
                .toList();
    }

    @Override
    public void close() {
        subscribers.forEach(Subscriber::stopAsync);
    }

    private List<Subscriber> open() {
        var topics = Topology.load().topics().stream().map(Topology.Topic::name);
        try (var admin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(connection.subscribing())
                .setCredentialsProvider(connection.credentials())
                .build())) {
            return topics.map(topic -> open(admin, topic)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Subscriber open(SubscriptionAdminClient admin, String topic) {
        var name = ProjectSubscriptionName.of(connection.projectId(), nameOf(topic));
        admin.createSubscription(Subscription.newBuilder()
                .setName(name.toString())
                .setTopic(TopicName.format(connection.projectId(), topic))
                .setAckDeadlineSeconds(60)
                .build());
        MessageReceiver taking = (message, reply) -> {
            messages.add(new Tapped(topic, message));
            reply.ack();
        };
        var subscriber = Subscriber.newBuilder(name, taking)
                .setChannelProvider(connection.subscribing())
                .setCredentialsProvider(connection.credentials())
                .build();
        subscriber.startAsync().awaitRunning();
        return subscriber;
    }
}
