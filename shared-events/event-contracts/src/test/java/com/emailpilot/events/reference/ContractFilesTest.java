package com.emailpilot.events.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the files that others read say what the code says; {@code -Dcontract=write} writes them. */
class ContractFilesTest {

    private static final String REMEDY =
            "Out of date: ./mvnw -pl shared-events/event-contracts test -Dtest=ContractFilesTest -Dcontract=write";
    private static final List<DescribedEvent> EVENTS = DescribedEvent.all();
    private static final ReleasedSchemas RELEASED = new ReleasedSchemas(ReleasedSchemas.V1, EVENTS);
    private static final boolean WRITE = "write".equals(System.getProperty("contract"));

    static Stream<ContractFile> files() {
        var topology = Topology.load();
        var document = new AsyncApiDocument(topology, EVENTS).json();
        return Stream.of(
                        Stream.of(ContractFile.json(ContractFile.RESOURCES.resolve("asyncapi.json"), document)),
                        Stream.of(new IndexPage(topology, EVENTS).file()),
                        EVENTS.stream().map(event -> new EventPage(event).file()),
                        EVENTS.stream().map(ContractFilesTest::example),
                        RELEASED.broken().isEmpty() ? RELEASED.files() : Stream.<ContractFile>empty())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("files")
    void areUpToDate(ContractFile file) {
        if (WRITE) {
            file.write();
        }

        assertThat(file.committed()).as(REMEDY).isEqualTo(file.content());
    }

    @Test
    void areNoMoreThanTheEvents() {
        var expected = files().map(file -> file.path().getFileName()).toList();

        var found = Stream.of(ContractFile.SCHEMAS, ContractFile.EXAMPLES, ContractFile.PAGES)
                .flatMap(ContractFile::in)
                .map(Path::getFileName);

        assertThat(found).as("Of no event any more").isSubsetOf(expected);
    }

    private static ContractFile example(DescribedEvent event) {
        return ContractFile.json(ContractFile.EXAMPLES.resolve(event.fileName()), message(event.example()));
    }

    private static JsonNode message(EventMessage message) {
        var json = new JsonMapper();
        var example = json.createObjectNode();
        var attributes = example.putObject("attributes");
        new TreeMap<>(message.attributes()).forEach(attributes::put);
        example.put("ordering_key", message.orderingKey());
        example.set("data", json.readTree(message.data()));
        return example;
    }
}
