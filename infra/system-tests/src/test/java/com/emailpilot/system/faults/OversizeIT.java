package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.MicrometerEventMetrics;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubEventPublisher;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class OversizeIT {

    private static final int ELEVEN_MEBIBYTES = 11 * 1024 * 1024;
    private static final Duration SHORTER_THAN_ANY_CALL = Duration.ofMillis(500);

    private final SystemUnderTest system;

    OversizeIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    @NullUnmarked
    void refusesAMessageThatPubSubWouldHangOn() { // F32
        var topology = new PubSubTopology(system.pubSub(), Topology.load());
        var metrics = new MicrometerEventMetrics(new SimpleMeterRegistry());
        var message = new EventMessage("client-events", "x", Map.of(), "x".repeat(ELEVEN_MEBIBYTES));
        var before = system.taps().messages().size();
        try (topology;
                var publisher = new PubSubEventPublisher(system.pubSub(), topology, metrics)) {

            assertThatThrownBy(() -> publisher.publish(message).block(SHORTER_THAN_ANY_CALL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("too large");
        }

        assertThat(system.taps().messages()).hasSize(before);
    }
}
