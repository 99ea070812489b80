package com.emailpilot.events.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas that others hold, {@code released/v1}: each as it was when it was promised, beside the topic on which the
 * event is to be found.
 */
record ReleasedSchemas(Path folder, List<DescribedEvent> events) {

    static final Path V1 = Path.of("released/v1");

    private static final JsonMapper JSON = new JsonMapper();

    /** Every broken promise, each as a sentence that begins with the type. */
    List<String> broken() {
        return ContractFile.in(folder).flatMap(this::broken).toList();
    }

    /** What is promised once the current state is released. */
    Stream<ContractFile> files() {
        return events.stream().map(event -> ContractFile.json(folder.resolve(event.fileName()), promised(event)));
    }

    private Stream<String> broken(Path file) {
        var name = file.getFileName().toString();
        var released = ContractFile.read(file);
        return events.stream()
                .filter(event -> event.fileName().equals(name))
                .findFirst()
                .map(event -> broken(released, event))
                .orElseGet(() -> Stream.of("the event is gone"))
                .map(finding -> name + ": " + finding);
    }

    private static Stream<String> broken(JsonNode released, DescribedEvent event) {
        var topic = released.path("topic").asString();
        var moved = topic.equals(event.topic())
                ? Stream.<String>empty()
                : Stream.of("the event is on " + event.topic() + ", and was on " + topic);
        return Stream.concat(moved, SchemaChanges.breaking(released.path("schema"), event.schema()).stream());
    }

    private static JsonNode promised(DescribedEvent event) {
        var promised = JSON.createObjectNode().put("topic", event.topic());
        promised.set("schema", event.schema());
        return promised;
    }
}
