package com.emailpilot.operations.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventMessage;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DisconnectClientsTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void aClient() {
        system.documents.commit(List.of(TestRecords.client("c1", "Zoë's Shop"))).block();
    }

    @Test
    void disconnectsAndTellsEverybody() {
        var run = system.run("clients disconnect c1 --yes");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Zoë's Shop is disconnected");
        assertThat(system.published.stream().map(EventMessage::type))
                .containsExactly("com.emailpilot.client-disconnected.v1", "com.emailpilot.token-refresh-requested.v1");
        assertThat(system.documents.dump().keySet())
                .noneMatch(path -> path.collection().equals("outbox"));
        assertThat(system.run("audit tail --json").out()).contains("disconnected", "ops@example.com");
    }

    @Test
    void changesNothingInADryRun() {
        var run = system.run("clients disconnect c1 --dry-run");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Would disconnect Zoë's Shop");
        assertThat(system.run("clients show c1").out()).contains("its tokens are kept alive");
    }

    @Test
    void wantsToBeSureWhereNobodyCanBeAsked() {
        var run = system.run("clients disconnect c1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--yes");
    }

    @Test
    void hasNothingToDoTheSecondTime() {
        system.run("clients disconnect c1 --yes");

        assertThat(system.run("clients disconnect c1 --yes").status()).isEqualTo(3);
    }

    @Test
    void leavesANewerConnectionAlone() {
        var run = system.run("clients disconnect c1 --yes --generation 7");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("another connection now");
    }
}
