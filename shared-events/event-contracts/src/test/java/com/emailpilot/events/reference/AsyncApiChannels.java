package com.emailpilot.events.reference;

import com.emailpilot.events.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Topics as channels, and publishing and subscribing as operations on them. */
final class AsyncApiChannels {

    private final Topology topology;
    private final List<DescribedEvent> events;

    AsyncApiChannels(Topology topology, List<DescribedEvent> events) {
        this.topology = topology;
        this.events = events;
    }

    void write(ObjectNode channels, ObjectNode operations) {
        topology.topics().forEach(topic -> channel(channels.putObject(topic.name()), topic));
        topology.topics().stream()
                .filter(topic -> diedOn(topic.name()).isEmpty())
                .forEach(topic -> sending(operations.putObject("publish-" + topic.name()), topic.name()));
        topology.subscriptions().forEach(each -> receiving(operations.putObject("subscribe-" + each.name()), each));
        topology.liveSubscriptions().forEach(each -> {
            var live = topology.live(each.prefix(), "{instance}");
            receiving(operations.putObject("subscribe-" + each.prefix()), live);
        });
    }

    private void channel(ObjectNode channel, Topology.Topic topic) {
        channel.put("address", topic.name()).put("description", description(topic.name()));
        var messages = channel.putObject("messages");
        titles(topic.name()).forEach(title -> messages.putObject(title).put("$ref", "#/components/messages/" + title));
        channel.put("x-message-retention", topic.retention().toSeconds() + "s");
    }

    private String description(String topic) {
        return diedOn(topic)
                .map(subscription -> "What `" + subscription.name() + "` could not handle.")
                .orElseGet(() -> TopicWords.of(topic).description());
    }

    private void sending(ObjectNode operation, String topic) {
        operation
                .put("action", "send")
                .put(
                        "summary",
                        "Published by " + String.join(", ", TopicWords.of(topic).publishers()) + ".");
        about(operation, topic);
    }

    private void receiving(ObjectNode operation, Topology.Subscription subscription) {
        operation.put("action", "receive").put("summary", "Read by " + subscription.consumer() + ".");
        about(operation, subscription.topic());
        var details = operation
                .putObject("x-subscription")
                .put("name", subscription.name())
                .put("ackDeadlineSeconds", subscription.ackDeadlineSeconds())
                .put("minimumBackoff", topology.retryPolicy().minimumBackoff().toSeconds() + "s")
                .put("maximumBackoff", topology.retryPolicy().maximumBackoff().toSeconds() + "s");
        if (subscription.deadLetterTopic() != null) {
            details.put("maxDeliveryAttempts", topology.maxDeliveryAttempts())
                    .putObject("deadLetterChannel")
                    .put("$ref", "#/channels/" + subscription.deadLetterTopic());
        }
        if (subscription.expiresAfter() != null) {
            details.put("expiresAfter", subscription.expiresAfter().toSeconds() + "s");
        }
    }

    private void about(ObjectNode operation, String topic) {
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        var messages = operation.putArray("messages");
        titles(topic).forEach(title -> messages.addObject().put("$ref", "#/channels/" + topic + "/messages/" + title));
    }

    private Stream<String> titles(String topic) {
        return diedOn(topic).isPresent()
                ? Stream.of("DeadLetter")
                : events.stream().filter(event -> event.topic().equals(topic)).map(DescribedEvent::title);
    }

    private Optional<Topology.Subscription> diedOn(String topic) {
        return topology.subscriptions().stream()
                .filter(subscription -> topic.equals(subscription.deadLetterTopic()))
                .findFirst();
    }
}
