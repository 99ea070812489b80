package com.emailpilot.operations.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RefreshClientTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void aClient() {
        system.documents.commit(List.of(TestRecords.client("c1", "Zoë's Shop"))).block();
    }

    @Test
    void asksTheRefresherAndSeesFreshTokens() {
        system.whenPublished(this::refresh);

        var run = system.run("clients refresh c1");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("It has fresh tokens.\n");
        assertThat(system.published)
                .singleElement()
                .satisfies(hint -> assertThat(hint.type()).contains("token-refresh-requested"));
        assertThat(system.run("audit tail --json").out()).contains("refresh_requested", "ops@example.com");
    }

    @Test
    void changesNothingInADryRun() {
        var run = system.run("clients refresh c1 --dry-run");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Would have the tokens of Zoë's Shop refreshed");
        assertThat(system.published).isEmpty();
        assertThat(system.run("audit tail").out()).isEqualTo("No such rows.\n");
    }

    @Test
    void saysThatNobodyRefreshesIt() {
        var run = system.run("clients refresh c1 --wait 1 --json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("\"outcome\":\"still_running\"");
    }

    @Test
    void hasNothingToDoForTokensThatAreFresh() {
        change(new Changes().set("oauth.last_refreshed_at", InMemorySystem.NOW));

        assertThat(system.run("clients refresh c1").status()).isEqualTo(3);
        assertThat(system.published).isEmpty();
    }

    private void refresh() {
        change(new Changes().set("oauth.token_version", 4L));
    }

    private void change(Changes changes) {
        system.documents
                .commit(List.of(changes.update(ClientRecords.path("c1"))))
                .block();
    }
}
