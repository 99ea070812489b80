package com.emailpilot.system.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.EventSchemas;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps.Tapped;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class EventsIT {

    private final SystemUnderTest system;

    EventsIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void tellsOthersOfTheNewClientAndOfItsCounts() {
        var account = system.sandbox().newAccount(1, 2);

        system.admin().connect(account);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(system.taps().messages())
                        .filteredOn(tapped -> tapped.concerns(account))
                        .extracting(Tapped::type)
                        .contains("client-created", "client-updated"));
    }

    @Test
    void describesEveryEventByItsSchema() {
        var account = system.sandbox().newAccount(0, 0);
        system.admin().connect(account);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !system.taps().messages("client-created", account).isEmpty());

        var event = system.taps().messages("client-created", account).getFirst().event();

        assertThat(new EventSchemas().violations(event)).isEmpty();
        assertThat(event.attributes())
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-type", "com.emailpilot.client-created.v1")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce-id", "ce-source", "ce-time", "ce-subject", "ce-dataschema");
        assertThat(event.orderingKey()).isEqualTo(event.attributes().get("ce-subject"));
    }
}
