package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:01Z");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @MethodSource("com.emailpilot.events.TestEvents#ofEachType")
    void readsWhatItWrote(Event event) {
        EventMessage message = codec.encode(event, "oauth-gateway", TestEvents.TIME, TRACE);

        ReceivedEvent received = decode(message.attributes(), message.data());

        assertThat(received).isEqualTo(new ReceivedEvent(message.id(), TestEvents.TIME, event, null, TRACE));
    }

    @Test
    void knowsWhatALaterVersionSends() {
        assertThat(EventCodec.isOfLaterContract(Map.of("ce-type", "com.emailpilot.client-cloned.v1")))
                .isTrue();
        assertThat(EventCodec.isOfLaterContract(Map.of("ce-type", "com.emailpilot.client-created.v1")))
                .isFalse();
        assertThat(EventCodec.isOfLaterContract(Map.of("ce-type", "com.example.client-cloned.v1")))
                .isFalse();
        assertThat(EventCodec.isOfLaterContract(Map.of())).isFalse();
    }

    @Test
    void writesTheBinaryBinding() {
        EventMessage message = codec.encode(TestEvents.clientCreated(), "client-provisioner", TestEvents.TIME, TRACE);

        assertThat(message.topic()).isEqualTo("client-events");
        assertThat(message.orderingKey()).isEqualTo(TestEvents.client().clientId());
        assertThat(message.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce-id", EventId.of(TestEvents.clientCreated()),
                        "ce-source", "//emailpilot/client-provisioner",
                        "ce-type", "com.emailpilot.client-created.v1",
                        "ce-specversion", "1.0",
                        "ce-time", "2026-03-01T12:00:00.123456Z",
                        "ce-subject", TestEvents.client().clientId(),
                        "ce-dataschema", "urn:emailpilot:events:client-created.v1.json",
                        "content-type", "application/json",
                        "traceparent", TRACE));
    }

    @Test
    void writesClientEventsFlatInSnakeCase() {
        EventMessage message = codec.encode(TestEvents.clientCreated(), "client-provisioner", TestEvents.TIME, null);

        assertThat(message.data())
                .isEqualTo("{\"client_id\":\"6f1f9a1e-3c0b-4a55-9b0e-6c1d5c1b7a01\",\"account_id\":\"AbC123\","
                        + "\"display_name\":\"Zoë's Shop\",\"status\":\"active\",\"generation\":1,\"seq\":1,"
                        + "\"occurred_at\":\"2026-03-01T12:00:00.123456Z\",\"connected_by\":\"admin@example.com\"}");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        EventMessage message = codec.encode(TestEvents.klaviyoConnected(), "oauth-gateway", TestEvents.TIME, null);

        assertThat(message.data()).doesNotContain("expected_client_id");
        assertThat(message.attributes()).doesNotContainKey("traceparent");
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        EventMessage message = codec.encode(TestEvents.klaviyoConnected(), "oauth-gateway", TestEvents.TIME, null);

        ReceivedEvent received = decode(
                message.attributes(), "{\"later\":[1,{}]," + message.data().substring(1));

        assertThat(received.event()).isEqualTo(TestEvents.klaviyoConnected());
    }

    @Test
    void tellsReplaysByTheirAttribute() {
        EventMessage message = codec.encode(TestEvents.klaviyoConnected(), "oauth-gateway", TestEvents.TIME, null);
        Map<String, String> attributes = new HashMap<>(message.attributes());
        attributes.put("replay-id", "replay-1");

        ReceivedEvent received = decode(attributes, message.data());

        assertThat(received.replayed()).isTrue();
        assertThat(received.replayId()).isEqualTo("replay-1");
    }

    @Test
    void takesIdAndTimeOfAScheduledHintFromItsMessage() {
        Map<String, String> attributes = Map.of(
                "ce-type", "com.emailpilot.expiry-sweep-due.v1",
                "ce-specversion", "1.0",
                "ce-source", "//emailpilot/cloud-scheduler");

        ReceivedEvent received = decode(attributes, "{}");

        assertThat(received)
                .isEqualTo(new ReceivedEvent("message-1", PUBLISHED, new ExpirySweepDue(PUBLISHED), null, null));
    }

    private ReceivedEvent decode(Map<String, String> attributes, String data) {
        return codec.decode(attributes, data.getBytes(StandardCharsets.UTF_8), "message-1", PUBLISHED);
    }

    @Test
    void namesTheTypesThatAreArchived() {
        assertThat(EventCodec.archivedTypes())
                .contains("klaviyo-connected", "client-created", "tokens-rotated", "connection-refused")
                .doesNotContain("expiry-sweep-due", "token-expiring", "token-refresh-requested", "enrichment-due");
    }
}
