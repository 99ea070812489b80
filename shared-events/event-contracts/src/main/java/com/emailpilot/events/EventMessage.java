package com.emailpilot.events;

import java.util.Map;

/**
 * An event as it goes over the wire and rests in the archive: publishing it again sends the same bytes with the same id.
 *
 * @param topic short name of the topic, as in the topology
 * @param orderingKey the event's subject
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
}
