package com.emailpilot.events.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.Topology;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncApiDocumentTest {

    private final Topology topology = Topology.load();
    private final JsonNode document = ContractFile.read(ContractFile.RESOURCES.resolve("asyncapi.json"));

    @Test
    void hasAChannelForEachTopic() {
        var topics = topology.topics().stream().map(Topology.Topic::name).toList();

        var channels = document.path("channels").propertyNames();

        assertThat(channels).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void hasEachEventOnItsTopic() {
        var messages = document.path("channels")
                .propertyStream()
                .flatMap(channel -> channel.getValue().path("messages").propertyNames().stream()
                        .map(message -> channel.getKey() + " " + message))
                .filter(message -> !message.endsWith(" DeadLetter"));

        var events = DescribedEvent.all().stream()
                .map(event -> event.topic() + " " + event.title())
                .toList();

        assertThat(messages).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void saysWhereEachSubscriptionPutsWhatItCannotHandle() {
        assertThat(topology.subscriptions()).allSatisfy(subscription -> {
            var operation = document.path("operations").path("subscribe-" + subscription.name());
            var deadLetters = operation.at("/x-subscription/deadLetterChannel/$ref");

            assertThat(operation.at("/channel/$ref").asString()).isEqualTo("#/channels/" + subscription.topic());
            assertThat(deadLetters.asString("none"))
                    .isEqualTo(
                            subscription.deadLetterTopic() == null
                                    ? "none"
                                    : "#/channels/" + subscription.deadLetterTopic());
        });
    }

    @Test
    void refersToNothingThatIsMissing() {
        var references = document.findValuesAsString("$ref");

        assertThat(references).hasSizeGreaterThan(100).allMatch(this::leadsSomewhere);
    }

    @Test
    void describesTheAttributesOfEachMessage() {
        assertThat(DescribedEvent.all()).allSatisfy(event -> {
            var headers = document.path("components")
                    .path("messages")
                    .path(event.title())
                    .path("headers");

            assertThat(event.examples())
                    .allSatisfy(example -> assertThat(violations(headers, example.attributes()))
                            .isEmpty());
            assertThat(headers.path("properties").propertyNames())
                    .containsAll(event.example().attributes().keySet());
        });
    }

    private boolean leadsSomewhere(String reference) {
        return reference.startsWith("#")
                ? !document.at(reference.substring(1)).isMissingNode()
                : Files.exists(ContractFile.RESOURCES.resolve(reference));
    }

    private static List<String> violations(JsonNode schema, Map<String, String> attributes) {
        var json = new JsonMapper().valueToTree(attributes).toString();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
