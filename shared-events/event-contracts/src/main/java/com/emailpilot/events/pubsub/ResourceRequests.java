package com.emailpilot.events.pubsub;

import com.emailpilot.events.Topology;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.TopicName;
import java.time.Duration;

/** Says what Pub/Sub shall make, in Pub/Sub's words. */
final class ResourceRequests {

    /** The service takes 31 days by now, the emulator no more than this. */
    private static final Duration LONGEST_RETENTION = Duration.ofDays(7);

    private final String projectId;
    private final Topology topology;

    ResourceRequests(String projectId, Topology topology) {
        this.projectId = projectId;
        this.topology = topology;
    }

    Topic topic(Topology.Topic topic) {
        return Topic.newBuilder()
                .setName(topicName(topic.name()))
                .setMessageRetentionDuration(seconds(topic.retention()))
                .build();
    }

    Subscription subscription(Topology.Subscription subscription) {
        var request = Subscription.newBuilder()
                .setName(SubscriptionName.format(projectId, subscription.name()))
                .setTopic(topicName(subscription.topic()))
                .setAckDeadlineSeconds(subscription.ackDeadlineSeconds())
                .setMessageRetentionDuration(seconds(retention(subscription)))
                .setExpirationPolicy(expiration(subscription))
                .setRetryPolicy(RetryPolicy.newBuilder()
                        .setMinimumBackoff(millis(topology.retryPolicy().minimumBackoff()))
                        .setMaximumBackoff(millis(topology.retryPolicy().maximumBackoff())));
        if (topology.diedOn(subscription).isEmpty()) {
            request.setFilter(ReplayTarget.filterFor(subscription.name()));
        }
        if (subscription.deadLetterTopic() != null) {
            request.setDeadLetterPolicy(DeadLetterPolicy.newBuilder()
                    .setDeadLetterTopic(topicName(subscription.deadLetterTopic()))
                    .setMaxDeliveryAttempts(topology.maxDeliveryAttempts()));
        }
        return request.build();
    }

    /** An expiration policy without a time to live means: never. */
    private static ExpirationPolicy expiration(Topology.Subscription subscription) {
        return subscription.expiresAfter() == null
                ? ExpirationPolicy.getDefaultInstance()
                : ExpirationPolicy.newBuilder()
                        .setTtl(seconds(subscription.expiresAfter()))
                        .build();
    }

    /** As long as the topic keeps its messages, within what Pub/Sub allows and the life of the subscription itself. */
    private Duration retention(Topology.Subscription subscription) {
        Duration allowed = shorter(topology.topic(subscription.topic()).retention(), LONGEST_RETENTION);
        Duration life = subscription.expiresAfter();
        return life == null ? allowed : shorter(allowed, life);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String topicName(String name) {
        return TopicName.format(projectId, name);
    }

    private static com.google.protobuf.Duration millis(Duration duration) {
        return Durations.fromMillis(duration.toMillis());
    }

    private static com.google.protobuf.Duration seconds(Duration duration) {
        return Durations.fromSeconds(duration.toSeconds());
    }
}
