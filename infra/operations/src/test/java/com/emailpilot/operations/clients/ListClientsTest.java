package com.emailpilot.operations.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListClientsTest {

    private final InMemorySystem system = new InMemorySystem();

    @Test
    void listsEveryClientForPeople() {
        store("c1", "Zoë's Shop", "active", "connected");
        store("c2", "Bikes", "disconnected", "disconnected");

        var run = system.run("clients list");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("CLIENT ID", "Zoë's Shop", "Bikes").doesNotContain("sealed");
    }

    @Test
    void listsOneObjectPerLineForPrograms() {
        store("c1", "Zoë's Shop", "active", "connected");

        var run = system.run("clients list --json");

        assertThat(run.out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"client_id\":\"c1\"")
                .contains("\"expires_at\":\"2026-01-01T01:00:00Z\"");
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        store("c1", "Zoë's Shop", "active", "connected");
        store("c2", "Bikes", "needs_reauthorization", "needs_reauthorization");

        assertThat(system.run("clients list --status needs_reauthorization").out())
                .contains("Bikes")
                .doesNotContain("Zoë");
        assertThat(system.run("clients list --search ZOË").out())
                .contains("Zoë")
                .doesNotContain("Bikes");
        assertThat(system.run("clients list --user nobody@example.com").out()).isEqualTo("No such clients.\n");
    }

    @Test
    void saysWhereItCutOff() {
        store("c1", "Zoë's Shop", "active", "connected");
        store("c2", "Bikes", "active", "connected");

        var run = system.run("clients list --limit 1");

        assertThat(run.out()).contains("c1").doesNotContain("c2");
        assertThat(run.err()).contains("--limit 0 shows all");
    }

    @Test
    void letsNoNameSteerTheTerminal() {
        store("c1", "\u001b[2JGone\u202E\n", "active", "connected");

        assertThat(system.run("clients list").out()).doesNotContain("\u001b", "\u202E");
    }

    @Test
    void saysWhatIsWrongWithAStatusThatDoesNotExist() {
        var run = system.run("clients list --status broken");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--status", "NEEDS_REAUTHORIZATION").contains("--help");
    }

    private void store(String clientId, String name, String status, String state) {
        system.documents
                .commit(List.of(
                        TestRecords.fields(clientId, name, status, state).create(ClientRecords.path(clientId))))
                .block();
    }
}
