package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static com.emailpilot.provisioner.upsert.UpsertWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.klaviyo.TestAccounts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of the first version: no account index, no generation, perhaps several for one account. */
final class AdoptedRecordTest {

    private final UpsertWorld world = new UpsertWorld();

    @Test
    void adoptsTheNewestRecordOfTheAccount() {
        firstVersionRecord("older", "2025-01-01T00:00:00Z");
        firstVersionRecord("newest", "2025-06-01T00:00:00Z");
        firstVersionRecord("old", "2025-03-01T00:00:00Z");
        world.waitingGrant("g1", ADMIN);

        var outcome = world.apply("g1");

        assertThat(outcome).isEqualTo(new ApplyOutcome.Reconnected("newest"));
        assertThat(world.ids("clients")).hasSize(3);
        assertThat(world.ids("klaviyo_accounts"))
                .containsExactly(TestAccounts.exampleOrg().accountId());
    }

    @Test
    void keepsItsOwnerAndReplacesTheNameThatNobodyChose() {
        firstVersionRecord("c1", "2025-01-01T00:00:00Z");
        world.waitingGrant("g1", SECOND);

        world.apply("g1");

        var client = world.client();
        assertThat(client.ownerUserId()).isEqualTo(ADMIN);
        assertThat(client.memberIds()).containsExactly(ADMIN, SECOND);
        assertThat(client.displayName()).isEqualTo(TestAccounts.exampleOrg().accountName());
        assertThat(client.oauth().generation()).isEqualTo(1);
        assertThat(client.document().text("asana_project_link")).contains("https://example.com/p/1");
    }

    private void firstVersionRecord(String clientId, String updatedAt) {
        var record = new Changes()
                .set("client_id", clientId)
                .set("owner_user_id", ADMIN)
                .set("source", "klaviyo")
                .set("status", "active")
                .set("display_name", "Unknown Account")
                .set("tags", List.of("new", "oauth"))
                .set("updated_at", Instant.parse(updatedAt))
                .set("klaviyo.account_id", TestAccounts.exampleOrg().accountId())
                .set("klaviyo.account_name", "Unknown Account")
                .set("oauth.provider", "klaviyo")
                .set("asana_project_link", "https://example.com/p/1")
                .create(new DocumentPath("clients", clientId));
        world.documents.commit(List.of(record)).block();
    }
}
