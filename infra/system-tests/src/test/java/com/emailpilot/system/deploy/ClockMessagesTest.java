package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.ExpirySweepDue;
import com.emailpilot.events.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Cloud Scheduler publishes is read as it stands, without id or time. */
final class ClockMessagesTest {

    private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final JsonNode clock =
            JsonMapper.builder().build().readTree(ProjectFiles.read(ProjectFiles.at("infra/terraform/clock.json")));

    @Test
    void theSweepIsDueWhenItsMessageWasPublished() {
        var received = received("expiry-sweep");

        assertThat(received.event()).isEqualTo(new ExpirySweepDue(PUBLISHED));
        assertThat(received.id()).isEqualTo("message-1");
    }

    @Test
    void enrichmentIsDueForEveryClient() {
        var received = received("enrichment");

        assertThat(received.event()).isEqualTo(new EnrichmentDue(null, PUBLISHED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expiry-sweep", "enrichment"})
    void eachGoesWhereOurOwnGo(String name) {
        var ours = codec.encode(received(name).event(), "token-refresher", PUBLISHED, null);

        assertThat(clock.get(name).get("topic").asString()).isEqualTo(ours.topic());
        assertThat(ours.attributes()).containsAllEntriesOf(without(attributes(name), "ce-source"));
    }

    private ReceivedEvent received(String name) {
        var data = clock.get(name).get("data").asString().getBytes(StandardCharsets.UTF_8);
        return codec.decode(attributes(name), data, "message-1", PUBLISHED);
    }

    private Map<String, String> attributes(String name) {
        Map<String, String> attributes = new HashMap<>();
        clock.get(name).get("attributes").forEachEntry((key, value) -> attributes.put(key, value.asString()));
        return attributes;
    }

    private static Map<String, String> without(Map<String, String> attributes, String name) {
        attributes.remove(name);
        return attributes;
    }
}
