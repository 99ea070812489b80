package com.emailpilot.events;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An event as it goes over the wire and rests in the archive: publishing it again sends the same bytes with the same id.
 *
 * @param topic short name of the topic, as in the topology
 * @param orderingKey the event's subject; empty for a hint
 * @param attributes the CloudEvents attributes in Pub/Sub's binary binding, and {@code traceparent} where there is one
 * @param data the event as JSON
 */
public record EventMessage(String topic, String orderingKey, Map<String, String> attributes, String data) {

    public EventMessage {
        attributes = Map.copyOf(attributes);
    }

    /** The CloudEvents id: the same for every publication of the event. */
    public String id() {
        return attributes.getOrDefault("ce-id", "");
    }

    /** The CloudEvents type, for example {@code com.emailpilot.client-created.v1}. */
    public String type() {
        return attributes.getOrDefault("ce-type", "");
    }

    /** Fails where the message is larger than Pub/Sub takes: it would say so only after minutes. */
    public void refuseOversize() {
        long bytes = sizeInBytes();
        if (bytes > EventPublisher.MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException("A message of " + bytes + " bytes is too large; Pub/Sub takes 9 MiB");
        }
    }

    /** A lower bound where one text alone exceeds the limit. */
    private long sizeInBytes() {
        return attributes.entrySet().stream()
                .mapToLong(each -> utf8(each.getKey()) + utf8(each.getValue()))
                .reduce(utf8(data) + utf8(orderingKey), Long::sum);
    }

    private static long utf8(String text) {
        return text.length() > EventPublisher.MAX_MESSAGE_BYTES
                ? text.length()
                : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
