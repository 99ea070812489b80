package com.emailpilot.events.pubsub;

import com.emailpilot.events.Topology;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.pubsub.v1.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what Pub/Sub has with what the topology wants. */
record Inspection(
        Topology topology,
        ResourceRequests requests,
        TopicAdminClient topicAdmin,
        SubscriptionAdminClient subscriptionAdmin) {

    private static final String PUBLISH = "pubsub.topics.publish";
    private static final String CONSUME = "pubsub.subscriptions.consume";

    /** What differs, one sentence each; empty where everything is as it should be. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        for (var topic : topology.topics()) {
            if (!exists(topic)) {
                found.add("topic " + topic.name() + " is missing");
            }
        }
        for (var subscription : topology.subscriptions()) {
            addDifferences(found, subscription);
        }
        return List.copyOf(found);
    }

    /** The subscriptions that no message reaches. */
    List<String> missing() {
        return topology.subscriptions().stream()
                .filter(subscription -> !isReached(subscription))
                .map(Topology.Subscription::name)
                .toList();
    }

    /** What the caller may not do with topics and subscriptions, one sentence each. */
    List<String> refusedPermissions() {
        List<String> refused = new ArrayList<>();
        for (var topic : topology.topics()) {
            var allowed =
                    topicAdmin.testIamPermissions(asking(requests.topic(topic).getName(), PUBLISH));
            if (allowed.getPermissionsCount() == 0) {
                refused.add(PUBLISH + " on topic " + topic.name());
            }
        }
        for (var subscription : topology.subscriptions()) {
            var allowed = subscriptionAdmin.testIamPermissions(
                    asking(requests.subscription(subscription).getName(), CONSUME));
            if (allowed.getPermissionsCount() == 0) {
                refused.add(CONSUME + " on subscription " + subscription.name());
            }
        }
        return List.copyOf(refused);
    }

    private static TestIamPermissionsRequest asking(String resource, String permission) {
        return TestIamPermissionsRequest.newBuilder()
                .setResource(resource)
                .addPermissions(permission)
                .build();
    }

    private boolean exists(Topology.Topic topic) {
        try {
            topicAdmin.getTopic(requests.topic(topic).getName());
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private void addDifferences(List<String> found, Topology.Subscription wanted) {
        var is = find(wanted);
        var name = "subscription " + wanted.name();
        if (is == null) {
            found.add(name + " is missing");
            return;
        }
        var should = requests.subscription(wanted);
        if (!is.getTopic().equals(should.getTopic())) {
            found.add(name + " listens to " + is.getTopic() + " instead of " + should.getTopic());
        }
        if (!is.getDeadLetterPolicy()
                .getDeadLetterTopic()
                .equals(should.getDeadLetterPolicy().getDeadLetterTopic())) {
            found.add(name + " has another dead-letter topic");
        }
        if (is.getAckDeadlineSeconds() != should.getAckDeadlineSeconds()) {
            found.add(name + " has another ack deadline: " + is.getAckDeadlineSeconds() + " s");
        }
    }

    /** A subscription outlives its topic, and is never given another one, not even a new one of that name. */
    private boolean isReached(Topology.Subscription wanted) {
        var is = find(wanted);
        return is != null && is.getTopic().equals(requests.subscription(wanted).getTopic()) && !is.getDetached();
    }

    private @Nullable Subscription find(Topology.Subscription wanted) {
        try {
            return subscriptionAdmin.getSubscription(
                    requests.subscription(wanted).getName());
        } catch (NotFoundException _) {
            return null;
        }
    }
}
