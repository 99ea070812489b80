package com.emailpilot.events.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedSchemasTest {

    private final List<DescribedEvent> events = DescribedEvent.all();

    @Test
    void breakNoPromise() {
        var released = new ReleasedSchemas(ReleasedSchemas.V1, events);

        var broken = released.broken();

        assertThat(broken)
                .as("Others rely on this; what must change comes as a new version beside the old one")
                .isEmpty();
    }

    @Test
    void noticeAnEventThatIsGone(@TempDir Path folder) {
        new ReleasedSchemas(folder, events).files().forEach(ContractFile::write);

        var broken = new ReleasedSchemas(folder, events.subList(1, events.size())).broken();

        assertThat(broken).containsExactly(events.getFirst().fileName() + ": the event is gone");
    }

    @Test
    void noticeAnEventThatMoved(@TempDir Path folder) throws IOException {
        new ReleasedSchemas(folder, events).files().forEach(ContractFile::write);
        var file = folder.resolve("client-created.v1.json");
        Files.writeString(file, Files.readString(file).replace("\"client-events\"", "\"other-events\""));

        var broken = new ReleasedSchemas(folder, events).broken();

        assertThat(broken)
                .containsExactly("client-created.v1.json: the event is on client-events, and was on other-events");
    }
}
