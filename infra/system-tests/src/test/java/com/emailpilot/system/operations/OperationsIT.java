package com.emailpilot.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ops do without any of the services' help: they look, they set right, and they prove. */
@ExtendWith(RunningSystem.class)
final class OperationsIT {

    private final SystemUnderTest system;
    private final CommandLineOfOps ops;

    OperationsIT(SystemUnderTest system) {
        this.system = system;
        this.ops = new CommandLineOfOps(system);
    }

    @Test
    void findsAClientAndHasItsTokensRefreshed() {
        var client = ConnectedClient.of(system);
        client.age();

        var listed = ops.run("clients", "list", "--search", client.account(), "--json");
        var events = ops.run("events", "list", "--client", client.id());
        var dry = ops.run("clients", "refresh", client.id(), "--dry-run");
        var refreshed = ops.run("clients", "refresh", client.id(), "--wait", "60");
        var again = ops.run("clients", "refresh", client.id(), "--json");

        assertThat(listed.object().path("client_id").asString()).isEqualTo(client.id());
        assertThat(events.out()).contains("client-created");
        assertThat(dry.out()).startsWith("Would have the tokens of");
        assertThat(refreshed).isEqualTo(new CommandLineOfOps.Run(0, "It has fresh tokens.\n", ""));
        assertThat(again.status()).isEqualTo(3);
        assertThat(client.version()).isEqualTo(2);
        assertThat(client.refreshes()).isEqualTo(1);
    }

    @Test
    void saysInOneLineWhatWasWrong() {
        var unknown = ops.run("clients", "show", "nobody");
        var wrong = ops.run("events", "list", "--from", "yesterday");

        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.err()).isEqualTo("There is no client nobody: clients list shows which there are.\n");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("'yesterday' is no time");
    }

    @Test
    void findsNothingWrongWithAHealthySystem() {
        var run = ops.run("doctor", "--json");

        assertThat(run.out().lines().map(line -> JsonMapper.shared().readTree(line)))
                .filteredOn(line -> line.path("level").asString().equals("fail"))
                .isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void provesThatNobodyEditedTheAuditAndNamesWhoDid() throws Exception {
        var client = ConnectedClient.of(system);
        var row = JsonMapper.shared()
                .readTree(ops.run("audit", "tail", "--client", client.id(), "--limit", "1", "--json")
                        .out());
        var audited = system.firestore().document("audit/" + row.path("id").asString());
        var untouched = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> ops.run("audit", "verify", "--json"), run -> isSealed(run.object()));

        edit(audited, "eve@example.com");
        var tampered = ops.run("audit", "verify");
        edit(audited, row.path("actor").asString());

        assertThat(untouched.status()).isZero();
        assertThat(tampered.status()).isEqualTo(1);
        assertThat(tampered.out()).contains("edited", audited.getPath());
        assertThat(ops.run("audit", "verify").status()).isZero();
    }

    private static boolean isSealed(JsonNode verdict) {
        return verdict.path("rows").asLong() > 0 && verdict.path("unsealed").asLong() == 0;
    }

    private static void edit(DocumentReference row, String actor) throws Exception {
        var _ = row.update(Map.of("actor", actor)).get(10, TimeUnit.SECONDS);
    }
}
