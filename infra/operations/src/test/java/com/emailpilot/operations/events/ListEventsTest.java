package com.emailpilot.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ListEventsTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void twoClients() {
        system.documents.commit(TestRecords.created("c1")).block();
        system.documents.commit(TestRecords.created("c2")).block();
    }

    @Test
    void listsEvents() {
        var run = system.run("events list --type client-created --client c1");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("client-created", "c1").doesNotContain("c2");
    }

    @Test
    void understandsHowLongAgo() {
        assertThat(system.run("events list --from 1h").out()).contains("c1", "c2");
        assertThat(system.run("events list --to 1h").out()).isEqualTo("No such events.\n");
    }

    @Test
    void saysHowToWriteATime() {
        var run = system.run("events list --from yesterday");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'yesterday' is no time", "2026-03-01T12:00:00Z", "7d");
    }

    @Test
    void showsAnEventWithItsPayload() {
        var listed = system.run("events list --client c1 --json").out();
        var id = JsonMapper.shared().readTree(listed).path("event_id").asString();

        var shown = JsonMapper.shared()
                .readTree(system.run("events show --json " + id).out());

        assertThat(shown.path("payload").path("client_id").asString()).isEqualTo("c1");
        assertThat(shown.path("attributes").path("ce-id").asString()).isEqualTo(id);
    }

    @Test
    void knowsNoEventThatIsNotThere() {
        var run = system.run("events show nothing");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("There is no event nothing");
    }
}
