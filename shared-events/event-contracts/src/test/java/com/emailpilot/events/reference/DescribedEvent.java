package com.emailpilot.events.reference;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.TestEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A type of event as others see it: what goes over the wire, and the schema that describes it.
 *
 * @param examples messages of this type, at least one
 */
record DescribedEvent(JsonNode schema, List<EventMessage> examples) {

    private static final EventCodec CODEC = new EventCodec();
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** One of each type, in the order of the contract. */
    static List<DescribedEvent> all() {
        return TestEvents.ofEachType()
                .map(event -> CODEC.encode(event, "client-provisioner", TestEvents.TIME, TRACEPARENT))
                .collect(Collectors.groupingBy(EventMessage::type, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(messages -> new DescribedEvent(schemaOf(messages.getFirst()), messages))
                .toList();
    }

    EventMessage example() {
        return examples.getFirst();
    }

    String type() {
        return example().type();
    }

    String topic() {
        return example().topic();
    }

    /** The name of the record, {@code ClientCreated} for example. */
    String title() {
        return schema.path("title").asString();
    }

    String description() {
        return schema.path("description").asString();
    }

    /** The name that stands in the type, {@code client-created} for example. */
    String name() {
        return fileName().replace(".v1.json", "");
    }

    /** The name of the schema's file, {@code client-created.v1.json} for example. */
    String fileName() {
        return fileName(example());
    }

    /** Whether a clock sends it as well, whose messages have no id and no time of their own. */
    boolean scheduled() {
        return !schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()
                        .contains("occurred_at")
                && schema.path("properties").has("occurred_at");
    }

    private static String fileName(EventMessage message) {
        var schema = message.attributes().getOrDefault("ce-dataschema", "");
        return schema.substring(schema.lastIndexOf(':') + 1);
    }

    private static JsonNode schemaOf(EventMessage message) {
        return ContractFile.read(ContractFile.SCHEMAS.resolve(fileName(message)));
    }
}
