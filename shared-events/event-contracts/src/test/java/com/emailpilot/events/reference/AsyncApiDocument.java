package com.emailpilot.events.reference;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.Topology;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole contract as one AsyncAPI 3 document: what the topology, the schemas and the records say. */
final class AsyncApiDocument {

    private static final JsonMapper JSON = new JsonMapper();

    private final Topology topology;
    private final List<DescribedEvent> events;

    AsyncApiDocument(Topology topology, List<DescribedEvent> events) {
        this.topology = topology;
        this.events = events;
    }

    JsonNode json() {
        var document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        info(document.putObject("info"));
        document.put("defaultContentType", "application/json");
        servers(document.putObject("servers"));
        new AsyncApiChannels(topology, events).write(document.putObject("channels"), document.putObject("operations"));
        var components = document.putObject("components");
        messages(components.putObject("messages"));
        components.putObject("schemas").set("DeadLetterAttributes", deadLetterAttributes());
        return document;
    }

    private static void info(ObjectNode info) {
        info.put("title", "EmailPilot Klaviyo Connect")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Events over Google Cloud Pub/Sub: CloudEvents 1.0 in the binary binding, one attribute of the message for each"
                                + " attribute of the event. Delivered at least once and in no order: know an event by `ce-id` and"
                                + " `replay-id`, and apply those of one client by (`generation`, `seq`). Within `.v1` there are only"
                                + " additions.");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    }

    private static void servers(ObjectNode servers) {
        servers.putObject("production")
                .put("host", "pubsub.googleapis.com")
                .put("protocol", "googlepubsub")
                .put("description", "A topic is `projects/{project}/topics/{address}`.");
        servers.putObject("local")
                .put("host", "localhost:8085")
                .put("protocol", "googlepubsub")
                .put("description", "The emulator of `./emailpilot up`, project `emailpilot-local`.");
    }

    private void messages(ObjectNode messages) {
        events.forEach(event -> message(messages.putObject(event.title()), event));
        var dead = messages.putObject("DeadLetter")
                .put("name", "DeadLetter")
                .put("title", "DeadLetter")
                .put(
                        "summary",
                        "A message that its consumer could not handle, as it came, whether it is an event or not.");
        dead.putObject("headers").put("$ref", "#/components/schemas/DeadLetterAttributes");
    }

    private static void message(ObjectNode message, DescribedEvent event) {
        message.put("name", event.type())
                .put("title", event.title())
                .put("summary", event.description())
                .put("contentType", "application/json")
                .set("headers", headers(event));
        message.putObject("payload")
                .put("schemaFormat", "application/schema+json;version=draft-2020-12")
                .putObject("schema")
                .put("$ref", "schemas/" + event.fileName());
        message.put("x-ordering-key", event.example().orderingKey().isEmpty() ? "none" : "ce-subject");
        var examples = message.putArray("examples");
        event.examples().forEach(each -> example(examples.addObject(), each));
    }

    private static void example(ObjectNode example, EventMessage message) {
        var headers = example.putObject("headers");
        new TreeMap<>(message.attributes()).forEach(headers::put);
        example.set("payload", JSON.readTree(message.data()));
    }

    private static JsonNode headers(DescribedEvent event) {
        var headers = JSON.createObjectNode().put("type", "object");
        var properties = headers.putObject("properties");
        Attribute.ALL.forEach(
                each -> properties.putObject(each.name()).put("type", "string").put("description", each.meaning()));
        only(properties, "ce-type", event.type());
        only(properties, "ce-specversion", "1.0");
        only(properties, "ce-dataschema", event.example().attributes().getOrDefault("ce-dataschema", ""));
        var required = headers.putArray("required");
        Attribute.ALL.stream()
                .filter(each -> each.always() && !(event.scheduled() && absentInWhatAClockSends(each)))
                .forEach(each -> required.add(each.name()));
        return headers;
    }

    private static boolean absentInWhatAClockSends(Attribute attribute) {
        return List.of("ce-id", "ce-time", "ce-subject", "ce-dataschema", "content-type")
                .contains(attribute.name());
    }

    private static void only(ObjectNode properties, String name, String value) {
        ((ObjectNode) properties.path(name)).put("const", value);
    }

    private static JsonNode deadLetterAttributes() {
        var attributes = JSON.createObjectNode().put("type", "object");
        var properties = attributes.putObject("properties");
        properties
                .putObject("dead-letter-reason")
                .put("type", "string")
                .put(
                        "description",
                        "Why, without any of its data. Absent where it was delivered too often without success.");
        properties
                .putObject("dead-letter-subscription")
                .put("type", "string")
                .put("description", "The subscription that it died on, where its consumer laid it aside itself.");
        return attributes;
    }
}
