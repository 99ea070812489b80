package com.emailpilot.system.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.evidence.StoredTokens;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.cloud.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningSystem.class)
final class ClientRecordIT {

    private final SystemUnderTest system;
    private String account = "";
    private StoredDocument client = new StoredDocument("clients", "", Map.of(), Instant.EPOCH);

    ClientRecordIT(SystemUnderTest system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        account = system.sandbox().newAccount(4, 2);
        system.admin().connect(account);
        client = await().atMost(Duration.ofSeconds(30))
                .until(this::stored, found -> found.find("klaviyo.lists_count").isPresent());
    }

    @Test
    void holdsWhatTheContractSaysAndNothingElse() {
        var fields = """
                client_id created_at updated_at owner_user_id member_ids roles.admin@example.com source display_name
                display_name_lower status tags
                klaviyo.account_id klaviyo.account_name klaviyo.email_domain klaviyo.company_id klaviyo.contact_email
                klaviyo.lists_count klaviyo.segments_count klaviyo.counted_at klaviyo.test_account klaviyo.industry
                klaviyo.website_url klaviyo.public_api_key
                klaviyo.metadata.timezone klaviyo.metadata.preferred_currency klaviyo.metadata.locale
                oauth.provider oauth.access_token oauth.refresh_token oauth.expires_at oauth.scopes oauth.connected_at
                oauth.last_refreshed_at oauth.state oauth.generation oauth.token_version oauth.seq oauth.grant_time
                oauth.refresh_shard oauth.next_refresh_at
                health.checked_at health.ok health.scopes_missing health.idle_expires_at
                """;

        assertThat(client.paths()).containsExactlyInAnyOrder(fields.strip().split("\\s+", -1));
    }

    @Test
    void holdsTheValuesOfTheContract() {
        var expected = Map.<String, Object>of(
                "client_id",
                client.id(),
                "owner_user_id",
                "admin@example.com",
                "member_ids",
                List.of("admin@example.com"),
                "source",
                "klaviyo",
                "status",
                "active",
                "tags",
                List.of("new", "oauth"),
                "klaviyo.lists_count",
                4L,
                "klaviyo.segments_count",
                2L,
                "oauth.provider",
                "klaviyo",
                "oauth.state",
                "connected");

        assertThat(expected)
                .allSatisfy((path, value) -> assertThat(client.find(path)).contains(value));
        assertThat(client.find("roles")).contains(Map.of("admin@example.com", "owner"));
        assertThat(client.id()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void storesTimesAsTimestamps() {
        var times = "created_at updated_at oauth.expires_at oauth.connected_at oauth.last_refreshed_at";

        assertThat(Arrays.stream(times.split(" ", -1)).map(client::find))
                .allSatisfy(time -> assertThat(time).containsInstanceOf(Timestamp.class));
    }

    @Test
    void storesTheTokensThatKlaviyoGave() {
        var ledger = system.sandbox().ledger(account);

        var stored = StoredTokens.of(system, client);

        assertThat(idOf(ledger, "ACCESS_TOKEN")).isEqualTo(stored.accessTokenId());
        assertThat(idOf(ledger, "REFRESH_TOKEN")).isEqualTo(stored.refreshTokenId());
    }

    private StoredDocument stored() {
        return FirestoreDump.of(system).clients(account).stream().findFirst().orElse(client);
    }

    private static String idOf(List<JsonNode> ledger, String kind) {
        return ledger.stream()
                .filter(row -> row.path("kind").asString().equals(kind))
                .map(row -> row.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
