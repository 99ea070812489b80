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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "REDRIVING, redrive-1, PARKED",
        "REDRIVING, redrive-0, REDRIVING",
        "REDRIVING, '', REDRIVING",
        "RESOLVED, redrive-1, PARKED",
        "RESOLVED, redrive-0, RESOLVED",
        "RESOLVED, replay-7, PARKED",
        "RESOLVED, '', RESOLVED"
    })
    void opensALetterAgainForWhatCameBackAlone(String status, String replayId, String then) {
        unit.handle(deadLetter(new byte[1])).block();
        change(new Changes().set("status", status).set("redrive.id", "redrive-1"));

        unit.handle(deadLetter(new byte[1], replayId)).block();

        assertThat(parked().text("status")).contains(then);
        assertThat(parked().number("seen")).contains(2L);
    }

    @Test
    void leavesALetterDroppedThatWasOnItsWay() {
        unit.handle(deadLetter(new byte[1])).block();
        change(new Changes()
                .set("status", "RESOLVED")
                .set("dropped_by", "ops@example.com")
                .set("redrive.id", "redrive-1"));

        unit.handle(deadLetter(new byte[1], "redrive-1")).block();

        assertThat(parked().text("status")).contains("RESOLVED");
    }

    private void change(Changes changes) {
        documents.commit(List.of(changes.update(PARKED))).block();
    }

    private Document parked() {
        return documents.peek(PARKED);
    }

    private static DeadLetter deadLetter(byte[] data) {
        return deadLetter(data, "");
    }

    private static DeadLetter deadLetter(byte[] data, String replayId) {
        var attributes =
                replayId.isEmpty() ? Map.of("ce-id", "event-1") : Map.of("ce-id", "event-1", "replay-id", replayId);
        return new DeadLetter(
                "client-provisioner.connections",
                "the data is no JSON",
                "4711",
                attributes,
                data,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
