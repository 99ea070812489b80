package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.EventBusContract;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.SeenEvents;
import com.emailpilot.events.TestEvents;
import com.google.pubsub.v1.PubsubMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonMessagesIT {

    private static final String CONNECTIONS = "client-provisioner.connections";
    private static final EventMessage GOOD = EventBusContract.message(TestEvents.klaviyoConnected());

    private final TestBus bus = TestBus.at(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId());
    private final SeenEvents seen = new SeenEvents();

    @BeforeEach
    void subscribe() {
        bus.topology().ensure();
        bus.subscriptions().subscribe(CONNECTIONS, seen);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    static Stream<Arguments> poison() {
        Map<String, String> unknown = new HashMap<>(GOOD.attributes());
        unknown.put("ce-type", "com.emailpilot.unheard-of.v1");
        byte[] badUtf8 = GOOD.data().getBytes(StandardCharsets.UTF_8);
        badUtf8[15] = (byte) 0xFF;
        return Stream.of(
                Arguments.of(
                        GOOD.attributes(),
                        "{".getBytes(StandardCharsets.UTF_8),
                        "data is not JSON, or exceeds a limit"),
                Arguments.of(unknown, GOOD.data().getBytes(StandardCharsets.UTF_8), "ce-type is not of the contract"),
                Arguments.of(Map.of(), "hello".getBytes(StandardCharsets.UTF_8), "ce-specversion is not 1.0"),
                Arguments.of(GOOD.attributes(), badUtf8, "data is not UTF-8"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("poison")
    void liesInTheDeadLetterTopicAsItCame(Map<String, String> attributes, byte[] data, String reason) {
        bus.publishRaw("klaviyo-connections", attributes, data);

        try (PubSubTap tap = bus.tap(CONNECTIONS + ".dead-letter")) {
            PubsubMessage dead = tap.next();

            assertThat(dead.getData().toByteArray()).isEqualTo(data);
            assertThat(dead.getAttributesMap())
                    .containsAllEntriesOf(attributes)
                    .containsEntry("dead-letter-reason", reason)
                    .containsEntry("dead-letter-subscription", CONNECTIONS);
        }
    }

    @Test
    void leavesItsNeighboursAlone() {
        for (int count = 0; count < 20; count++) {
            bus.publishRaw("klaviyo-connections", Map.of("n", Integer.toString(count)), new byte[] {(byte) 0xFF});
        }
        bus.publisher().publish(GOOD).block();

        assertThat(seen.next().event()).isEqualTo(TestEvents.klaviyoConnected());
    }

    @Test
    void isDroppedWhereNobodyWouldReadIt() {
        var live = new SeenEvents();
        EventBusContract.awaitHealthy(
                bus.subscriptions().subscribeLive("oauth-gateway.live-connections", "instance-1", live));

        bus.publishRaw("klaviyo-connections", Map.of(), "hello".getBytes(StandardCharsets.UTF_8));
        bus.publisher().publish(GOOD).block();

        assertThat(live.next().event()).isEqualTo(TestEvents.klaviyoConnected());
    }
}
