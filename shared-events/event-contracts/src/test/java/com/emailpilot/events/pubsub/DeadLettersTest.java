package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.Topology;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
class DeadLettersTest {

    private final InMemoryBus bus = InMemoryBus.delivering();
    private final DeadLetters deadLetters = new DeadLetters(bus, Topology.load());
    private final EventMessage event =
            new EventCodec().encode(TestEvents.clientCreated(), "system-tests", TestEvents.TIME, null);

    @Test
    void layAnEventAsideWithTheReason() {
        deadLetters.park("oauth-gateway.notifications", event, "nobody answers").block(Duration.ofSeconds(5));

        var parked = bus.published().getFirst();
        assertThat(parked.topic()).isEqualTo("oauth-gateway.notifications.dead-letter");
        assertThat(parked.data()).isEqualTo(event.data());
        assertThat(parked.attributes())
                .containsAllEntriesOf(event.attributes())
                .containsEntry("dead-letter-subscription", "oauth-gateway.notifications")
                .containsEntry("dead-letter-reason", "nobody answers");
    }

    @Test
    void refuseASubscriptionThatHasNone() {
        StepVerifier.create(deadLetters.park("oauth-gateway.notifications.dead-letter", event, "again"))
                .verifyError(IllegalArgumentException.class);
    }
}
