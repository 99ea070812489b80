package com.emailpilot.operations.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShowClientTest {

    private final InMemorySystem system = new InMemorySystem();

    @Test
    void showsEverythingButSecrets() {
        store("connected", Duration.ofHours(1));

        var run = system.run("clients show c1");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Zoë's Shop", "token version", "its tokens are kept alive")
                .doesNotContain("sealed");
    }

    @Test
    void saysThatARefreshIsOverdue() {
        store("degraded", Duration.ofHours(-3));

        assertThat(system.run("clients show c1").out()).contains("overdue for 3 h", "doctor");
    }

    @Test
    void failsInOneLineWhereThereIsNoSuchClient() {
        var run = system.run("clients show nobody");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("There is no client nobody: clients list shows which there are.\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void failsInOneLineWhereTheStoreDoesNotAnswer() {
        system.documents.goDown();

        var run = system.run("clients show c1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("./emailpilot up");
    }

    private void store(String state, Duration dueIn) {
        var client = TestRecords.fields("c1", "Zoë's Shop", "active", state)
                .set("oauth.next_refresh_at", InMemorySystem.NOW.plus(dueIn));
        system.documents
                .commit(List.of(client.create(ClientRecords.path("c1"))))
                .block();
    }
}
