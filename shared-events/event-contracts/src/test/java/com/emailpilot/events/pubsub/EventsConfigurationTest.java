package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.events.Topology;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EventsConfigurationTest {

    private final EventsConfiguration unit = new EventsConfiguration();

    @Test
    void knowsTheTopologyOfTheFile() {
        assertThat(unit.topology(new StandardEnvironment())).isEqualTo(Topology.load());
    }

    @Test
    void knowsTheSubscriptionsOfOtherServicesThatItIsTold() {
        var topology = unit.topology(told("reports.clients, exports.clients"));

        assertThat(topology.subscription("reports.clients").topic()).isEqualTo("client-events");
        assertThat(topology.deadLetterSubscriptions())
                .containsAll(Topology.load().deadLetterSubscriptions())
                .contains("reports.clients.dead-letter", "exports.clients.dead-letter");
    }

    @Test
    void refusesWhatCannotBeASubscription() {
        var environment = told("reports/clients");

        assertThatThrownBy(() -> unit.topology(environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EMAILPILOT_EVENTS_DOWNSTREAM");
    }

    private static StandardEnvironment told(String subscriptions) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("emailpilot.events.downstream", subscriptions)));
        return environment;
    }
}
