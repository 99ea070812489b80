package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventSchemasTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final EventCodec CODEC = new EventCodec();
    private static final EventSchemas SCHEMAS = new EventSchemas();

    @ParameterizedTest
    @MethodSource("com.emailpilot.events.TestEvents#ofEachType")
    void describeWhatIsPublished(Event event) {
        EventMessage message = encoded(event);

        List<String> violations = SCHEMAS.violations(message);

        assertThat(violations).isEmpty();
    }

    @Test
    void existForEveryType() {
        Stream<String> files = Arrays.stream(EventType.values())
                .map(type -> type.schema().toString().replace("urn:emailpilot:events:", ""));

        assertThat(files)
                .allSatisfy(file -> assertThat(EventCodec.class.getResource("schemas/" + file))
                        .isNotNull());
    }

    @Test
    void areTriedWithEveryType() {
        Stream<EventType> tried = TestEvents.ofEachType().map(EventType::of);

        assertThat(tried).contains(EventType.values());
    }

    @Test
    void nameNoToken() {
        Stream<String> fields = TestEvents.ofEachType()
                .flatMap(event ->
                        schemaOf(event).path("properties").propertyStream().map(Map.Entry::getKey));

        assertThat(fields).noneMatch(field -> field.matches(".*(access|refresh)_?token.*|.*secret.*|.*verifier.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedMessages")
    void refuseWhatTheCodecRefuses(String damage, EventMessage message) {
        List<String> violations = SCHEMAS.violations(message);

        assertThat(violations).as(damage).isNotEmpty();
        assertThatExceptionOfType(PermanentFailureException.class).isThrownBy(() -> decode(message));
    }

    static Stream<Object[]> damagedMessages() {
        return TestEvents.ofEachType()
                .flatMap(event -> Stream.of(
                                withoutEachRequiredField(event),
                                withEachField(
                                        event,
                                        "blank",
                                        node -> node.isString()
                                                ? JSON.getNodeFactory().stringNode(" ")
                                                : null),
                                withEachField(
                                        event,
                                        "a number",
                                        node -> node.isString()
                                                ? JSON.getNodeFactory().numberNode(7)
                                                : null),
                                withEachField(
                                        event,
                                        "a text",
                                        node -> node.isNumber()
                                                ? JSON.getNodeFactory().stringNode("1")
                                                : null),
                                withEachField(
                                        event,
                                        "zero",
                                        node -> node.isNumber()
                                                ? JSON.getNodeFactory().numberNode(0)
                                                : null),
                                withEachField(
                                        event,
                                        "a fraction",
                                        node -> node.isNumber()
                                                ? JSON.getNodeFactory().numberNode(1.5)
                                                : null),
                                withEachField(
                                        event, "an empty list", node -> node.isArray() ? JSON.createArrayNode() : null),
                                withEachField(
                                        event,
                                        "a list of blanks",
                                        node -> node.isArray()
                                                ? JSON.createArrayNode().add("")
                                                : null))
                        .flatMap(Function.identity()));
    }

    private static Stream<Object[]> withoutEachRequiredField(Event event) {
        return schemaOf(event)
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .flatMap(field -> {
                    ObjectNode removed =
                            (ObjectNode) JSON.readTree(encoded(event).data());
                    ObjectNode nulled = removed.deepCopy().putNull(field);
                    removed.remove(field);
                    return Stream.of(
                            damaged(event, field + " is missing", removed), damaged(event, field + " is null", nulled));
                });
    }

    private static Stream<Object[]> withEachField(
            Event event, String what, Function<JsonNode, @Nullable JsonNode> damage) {
        ObjectNode whole = (ObjectNode) JSON.readTree(encoded(event).data());
        return whole.propertyStream()
                .filter(field -> !field.getKey().equals("display_name") || !what.equals("blank"))
                .flatMap(field -> Stream.ofNullable(damage.apply(field.getValue()))
                        .map(value -> damaged(
                                event,
                                field.getKey() + " is " + what,
                                whole.deepCopy().set(field.getKey(), value))));
    }

    private static Object[] damaged(Event event, String damage, JsonNode data) {
        EventMessage message = encoded(event);
        return new Object[] {
            event.getClass().getSimpleName() + ": " + damage,
            new EventMessage(message.topic(), message.orderingKey(), message.attributes(), data.toString())
        };
    }

    private static JsonNode schemaOf(Event event) {
        String file = EventType.of(event).schema().toString().replace("urn:emailpilot:events:", "schemas/");
        return JSON.readTree(EventCodec.class.getResourceAsStream(file));
    }

    private static EventMessage encoded(Event event) {
        return CODEC.encode(event, "test", TestEvents.TIME, null);
    }

    private static ReceivedEvent decode(EventMessage message) {
        return CODEC.decode(
                message.attributes(), message.data().getBytes(StandardCharsets.UTF_8), "message-1", TestEvents.TIME);
    }
}
