package com.emailpilot.events.reference;

import com.emailpilot.events.EventMessage;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference page of one type of event. */
record EventPage(DescribedEvent event) {

    static final String GENERATED =
            "<!-- written by the tests of event-contracts from schemas, events and topology; see the README there -->\n";

    private static final String MODULE = "../../shared-events/event-contracts/src/main";
    private static final JsonMapper JSON = new JsonMapper();

    ContractFile file() {
        return new ContractFile(ContractFile.PAGES.resolve(event.name() + ".md"), text());
    }

    private String text() {
        return """
                %s# %s

                %s

                | | |
                | --- | --- |
                | type | `%s` |
                | topic | [`%s`](README.md#topics) |
                | ordering key | %s |
                | schema | [`%s`](%s/resources/com/emailpilot/events/schemas/%s) |
                | in Java | [`%s`](%s/java/com/emailpilot/events/%s.java) |

                ## Data

                | field | type | always there | meaning |
                | --- | --- | --- | --- |
                %s

                Fields may be added; ignore those that you do not know.

                ## On the wire

                %s
                """.formatted(
                        GENERATED,
                        event.title(),
                        event.description(),
                        event.type(),
                        event.topic(),
                        event.example().orderingKey().isEmpty() ? "none" : "`ce-subject`",
                        event.fileName(),
                        MODULE,
                        event.fileName(),
                        event.title(),
                        MODULE,
                        event.title(),
                        fields(),
                        event.examples().stream().map(EventPage::example).collect(Collectors.joining("\n\n")));
    }

    private String fields() {
        var required = event.schema()
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return event.schema()
                .path("properties")
                .propertyStream()
                .map(field -> field(field.getKey(), field.getValue(), required))
                .collect(Collectors.joining("\n"));
    }

    private static String field(String name, JsonNode field, List<String> required) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        name,
                        type(field),
                        required.contains(name) ? "yes" : "no",
                        field.path("description").asString(""));
    }

    private static String type(JsonNode field) {
        if (field.has("enum")) {
            return field.path("enum")
                    .valueStream()
                    .map(word -> "`" + word.asString() + "`")
                    .collect(Collectors.joining(", "));
        }
        var type = field.path("type").asString();
        return switch (type) {
            case "string" -> field.path("format").asString("text");
            case "array" -> "list of " + type(field.path("items"));
            default -> type;
        };
    }

    private static String example(EventMessage message) {
        var attributes = new TreeMap<>(message.attributes())
                .entrySet().stream()
                        .map(attribute -> attribute.getKey() + ": " + attribute.getValue())
                        .collect(Collectors.joining("\n"));
        return "```\n" + attributes + "\n```\n```json\n" + ContractFile.pretty(JSON.readTree(message.data())) + "\n```";
    }
}
