package com.emailpilot.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReplayEventsTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void twoClients() {
        system.documents.commit(TestRecords.created("c1")).block();
        system.documents.commit(TestRecords.created("c2")).block();
        system.pass(Duration.ofMinutes(1));
    }

    @Test
    void saysFirstWhatItWouldPublish() {
        var run = system.run("events replay --client c1 --dry-run");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Would publish 1 events again to everybody", "client-created");
        assertThat(system.published).isEmpty();
    }

    @Test
    void publishesForOneSubscriptionAlone() {
        var run = system.run("events replay --client c1 --target client-provisioner.enrichment --yes");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("Published 1 events again to client-provisioner.enrichment.\n");
        assertThat(system.published)
                .singleElement()
                .satisfies(message -> assertThat(message.attributes())
                        .containsEntry("replay-target", "client-provisioner.enrichment"));
        assertThat(system.run("audit tail --json").out()).contains("replayed", "ops@example.com");
    }

    @Test
    void carriesAnOrderOutOnce() {
        system.run("events replay --yes --key monday");
        system.run("events replay --yes --key monday");

        assertThat(system.published).hasSize(2);
    }

    @Test
    void hasNothingToDoWhereNothingMatches() {
        assertThat(system.run("events replay --client c9 --yes").status()).isEqualTo(3);
        assertThat(system.run("events replay --target nobody --yes").status()).isEqualTo(2);
    }

    @Test
    void letsASubscriptionBeginAgain() {
        var dry = system.run("events seek client-provisioner.enrichment --time 2h --dry-run");
        var soughtByThen = system.messaging.seeks.size();
        var run = system.run("events seek client-provisioner.enrichment --time 2h --yes");

        assertThat(dry.status()).isZero();
        assertThat(soughtByThen).isZero();
        assertThat(run.status()).isZero();
        assertThat(system.messaging.seeks).containsExactly("client-provisioner.enrichment 2025-12-31T22:00:00Z");
        assertThat(system.run("events seek nobody --time 2h --yes").err()).contains("There is no subscription nobody");
    }
}
