package com.emailpilot.events.pubsub;

import com.emailpilot.events.Topology;
import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.SeekRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Makes what is missing of the topology: at the start of an emulator, and whenever something turns out to be gone.
 *
 * <p>Every method blocks for as long as Pub/Sub takes, may run twice and beside others, and leaves alone what exists.
 */
public final class PubSubTopology implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Topology topology;
    private final ResourceRequests requests;
    private final TopicAdminClient topicAdmin;
    private final SubscriptionAdminClient subscriptionAdmin;

    public PubSubTopology(PubSubConnection connection, Topology topology) {
        this.topology = topology;
        this.requests = new ResourceRequests(connection.projectId(), topology);
        try {
            this.topicAdmin = TopicAdminClient.create(TopicAdminSettings.newBuilder()
                    .setTransportChannelProvider(connection.publishing())
                    .setCredentialsProvider(connection.credentials())
                    .build());
            this.subscriptionAdmin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(connection.subscribing())
                    .setCredentialsProvider(connection.credentials())
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes every topic and every subscription but the live ones. */
    public void ensure() {
        createTopics(topology.topics().stream().map(Topology.Topic::name));
        createSubscriptions(topology.subscriptions());
    }

    /** Makes a topic and what it needs to lose nothing: its subscriptions, and their dead-letter topics with theirs. */
    public void ensureTopic(String name) {
        List<Topology.Subscription> subscriptions = topology.subscriptionsOf(name);
        List<String> deadLetters = deadLetterTopics(subscriptions).toList();
        createTopics(Stream.concat(Stream.of(name), deadLetters.stream()));
        createSubscriptions(Stream.concat(
                        subscriptions.stream(),
                        deadLetters.stream().flatMap(each -> topology.subscriptionsOf(each).stream()))
                .toList());
    }

    /** Makes a subscription, and its topic with the other subscriptions. */
    public void ensureSubscription(String name) {
        ensure(topology.subscription(name));
    }

    /** Makes the subscription that an instance has for itself, and returns its name. */
    public String ensureLive(String prefix, String instance) {
        Topology.Subscription live = topology.live(prefix, instance);
        ensure(live);
        return live.name();
    }

    /** What Pub/Sub has otherwise than the topology wants, one sentence each; live subscriptions are left out. */
    public List<String> differences() {
        return inspection().differences();
    }

    /** What the caller may not do with topics and subscriptions, one sentence each; an emulator knows no permissions. */
    public List<String> refusedPermissions() {
        return inspection().refusedPermissions();
    }

    /** Lets a subscription begin again at a time, as far as it keeps its messages; a later time skips those before it. */
    public void seek(String subscription, Instant time) {
        subscriptionAdmin.seek(SeekRequest.newBuilder()
                .setSubscription(requests.subscription(topology.subscription(subscription))
                        .getName())
                .setTime(Timestamps.fromMillis(time.toEpochMilli()))
                .build());
    }

    /** The names of subscriptions, live ones left out, that are not there or that no message reaches any more. */
    public List<String> missing() {
        return inspection().missing();
    }

    /** Asks for the subscription first: the service lets us make subscriptions where it keeps topics to itself. */
    void ensure(Topology.Subscription subscription) {
        try {
            createSubscriptions(List.of(subscription));
        } catch (NotFoundException _) {
            ensureTopic(subscription.topic());
            createSubscriptions(List.of(subscription));
        }
    }

    Topology topology() {
        return topology;
    }

    @Override
    public void close() {
        topicAdmin.close();
        subscriptionAdmin.close();
    }

    private Inspection inspection() {
        return new Inspection(topology, requests, topicAdmin, subscriptionAdmin);
    }

    private static Stream<String> deadLetterTopics(List<Topology.Subscription> subscriptions) {
        return subscriptions.stream()
                .map(Topology.Subscription::deadLetterTopic)
                .mapMulti((name, kept) -> {
                    if (name != null) {
                        kept.accept(name);
                    }
                });
    }

    private void createTopics(Stream<String> names) {
        await(names.map(topology::topic)
                .map(requests::topic)
                .map(topic -> unlessItExists(topicAdmin.createTopicCallable().futureCall(topic)))
                .toList());
    }

    private void createSubscriptions(List<Topology.Subscription> subscriptions) {
        await(subscriptions.stream()
                .map(requests::subscription)
                .map(subscription -> unlessItExists(
                        subscriptionAdmin.createSubscriptionCallable().futureCall(subscription)))
                .toList());
    }

    private static <T> ApiFuture<Boolean> unlessItExists(ApiFuture<T> created) {
        ApiFuture<Boolean> made = ApiFutures.transform(created, _ -> true, MoreExecutors.directExecutor());
        return ApiFutures.catching(made, AlreadyExistsException.class, _ -> false, MoreExecutors.directExecutor());
    }

    private static void await(List<ApiFuture<Boolean>> requests) {
        try {
            var _ = ApiFutures.allAsList(requests).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Pub/Sub did not answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Pub/Sub made topics and subscriptions", e);
        }
    }
}
