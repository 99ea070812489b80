package com.emailpilot.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The topics and subscriptions of the system, as the one topology file says. */
public record Topology(
        List<Topic> topics,
        List<Subscription> subscriptions,
        List<LiveSubscription> liveSubscriptions,
        RetryPolicy retryPolicy,
        int maxDeliveryAttempts) {

    private static final String FILE = "topology.json";

    public Topology {
        topics = List.copyOf(topics);
        subscriptions = List.copyOf(subscriptions);
        liveSubscriptions = List.copyOf(liveSubscriptions);
    }

    /** A topic, and how long it keeps its messages. */
    public record Topic(String name, Duration retention) {}

    /**
     * A subscription, and who reads it.
     *
     * @param deadLetterTopic where messages go that cannot be handled; absent where nothing waits for them
     * @param expiresAfter how long it outlives its reader; absent for one that stays
     */
    public record Subscription(
            String name,
            String topic,
            String consumer,
            int ackDeadlineSeconds,
            @Nullable String deadLetterTopic,
            @Nullable Duration expiresAfter) {}

    /** The pattern of the subscriptions that each instance of a service has for itself. */
    public record LiveSubscription(
            String prefix, String topic, String consumer, int ackDeadlineSeconds, Duration expiresAfter) {}

    /** How long Pub/Sub waits before it delivers a message again. */
    public record RetryPolicy(Duration minimumBackoff, Duration maximumBackoff) {}

    /** Reads the topology file of this module. */
    public static Topology load() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new SimpleModule().addDeserializer(Duration.class, new SecondsDeserializer()))
                .build();
        try (InputStream file = Topology.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the jar of event-contracts; build it again");
            }
            return mapper.readValue(file, Topology.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The topic of that name. */
    public Topic topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The topology has no topic " + name));
    }

    /** The subscription of that name; live ones are found by {@link #live}. */
    public Subscription subscription(String name) {
        return subscriptions.stream()
                .filter(subscription -> subscription.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The topology has no subscription " + name));
    }

    /** The subscription that an instance has for itself. */
    public Subscription live(String prefix, String instance) {
        return liveSubscriptions.stream()
                .filter(live -> live.prefix().equals(prefix))
                .findFirst()
                .map(live -> new Subscription(
                        prefix + "." + instance,
                        live.topic(),
                        live.consumer(),
                        live.ackDeadlineSeconds(),
                        null,
                        live.expiresAfter()))
                .orElseThrow(() -> new IllegalArgumentException("The topology has no live subscription " + prefix));
    }

    /** The names of the subscriptions through which dead-letter topics are drained. */
    public List<String> deadLetterSubscriptions() {
        return subscriptions.stream()
                .filter(subscription -> diedOn(subscription).isPresent())
                .map(Subscription::name)
                .toList();
    }

    /** The subscription whose dead letters this one drains; empty for all others. */
    public Optional<Subscription> diedOn(Subscription deadLetters) {
        return subscriptions.stream()
                .filter(subscription -> deadLetters.topic().equals(subscription.deadLetterTopic()))
                .findFirst();
    }

    /** The services that take part, by name. */
    public List<String> services() {
        return Stream.concat(
                        subscriptions.stream().map(Subscription::consumer),
                        liveSubscriptions.stream().map(LiveSubscription::consumer))
                .distinct()
                .sorted()
                .toList();
    }

    /** The subscriptions that every message of a topic reaches, live ones left out. */
    public List<Subscription> subscriptionsOf(String topic) {
        return subscriptions.stream()
                .filter(subscription -> subscription.topic().equals(topic))
                .toList();
    }
}
