package com.emailpilot.provisioner.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.DeadLetter;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class ParkDeadLetterTest {

    private static final DocumentPath PARKED =
            new DocumentPath("dead_letters", "client-provisioner.connections_event-1");

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final ParkDeadLetter unit = new ParkDeadLetter(documents, new Conflicts(new Random(1)));

    @Test
    void keepsReasonPayloadAndAttributes() {
        unit.handle(deadLetter("not JSON".getBytes(UTF_8))).block();

        var parked = parked();
        assertThat(parked.text("status")).contains("PARKED");
        assertThat(parked.text("reason")).contains("the data is no JSON");
        assertThat(parked.number("payload_bytes")).contains(8L);
        assertThat(parked.text("payload_sha256").orElseThrow()).hasSize(64);
        assertThat(Base64.getDecoder().decode(parked.text("payload_base64").orElseThrow()))
                .asString(UTF_8)
                .isEqualTo("not JSON");
    }

    @Test
    void keepsTheFirst64KiBOfABigOne() {
        unit.handle(deadLetter(new byte[200_000])).block();

        assertThat(Base64.getDecoder().decode(parked().text("payload_base64").orElseThrow()))
                .hasSize(65_536);
        assertThat(parked().number("payload_bytes")).contains(200_000L);
    }

    @Test
    void countsOneThatComesAgainAndOpensItOnceMore() {
        unit.handle(deadLetter(new byte[1])).block();
        documents
                .commit(List.of(new Changes().set("status", "RESOLVED").update(PARKED)))
                .block();

        unit.handle(deadLetter(new byte[1])).block();

        assertThat(parked().text("status")).contains("PARKED");
        assertThat(parked().number("seen")).contains(2L);
    }

    private Document parked() {
        return documents.peek(PARKED);
    }

    private static DeadLetter deadLetter(byte[] data) {
        return new DeadLetter(
                "client-provisioner.connections",
                "the data is no JSON",
                "4711",
                Map.of("ce-id", "event-1"),
                data,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
