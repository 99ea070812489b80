package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class ClientRecordsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final ClientRecords unit = new ClientRecords(documents);

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(unit.find("nobody").blockOptional()).isEmpty();
    }

    @Test
    void pagesThroughTheClientsOfAUserTheLastChangedFirst() {
        for (int number = 0; number < 7; number++) {
            store("client-" + number, NOW.plusSeconds(number), "admin@example.com");
        }
        store("foreign", NOW.plusSeconds(100), "second@example.com");

        List<String> seen = new ArrayList<>();
        var page = unit.page("admin@example.com", 3, null).block();
        while (page.next() != null) {
            page.clients().forEach(client -> seen.add(client.clientId()));
            page = unit.page("admin@example.com", 3, page.next()).block();
        }
        page.clients().forEach(client -> seen.add(client.clientId()));

        assertThat(seen)
                .containsExactly("client-6", "client-5", "client-4", "client-3", "client-2", "client-1", "client-0");
    }

    @Test
    void keepsTokensOutOfAList() {
        var record = new Changes()
                .set("member_ids", List.of("admin@example.com"))
                .set("updated_at", NOW)
                .set("display_name", "Shop")
                .set("klaviyo.account_id", "AbC123")
                .set("oauth.state", "degraded")
                .set("oauth.access_token", "canary")
                .set("oauth.refresh_token", "canary")
                .set("api_key.secret", "canary")
                .create(ClientRecords.path("client"));
        documents.commit(List.of(record)).block();

        var listed = unit.page("admin@example.com", 3, null).block().clients().getFirst();

        assertThat(listed.document().fields().toString()).doesNotContain("canary");
        assertThat(listed.klaviyo().accountId()).isEqualTo("AbC123");
        assertThat(listed.oauth().state()).isEqualTo(ConnectionState.DEGRADED);
    }

    @Test
    void readsARecordOfTheFirstVersion() {
        var record = new Changes()
                .set("name", "By Hand")
                .set("is_active", true)
                .set("created_at", "2025-08-18T14:03:22.123456")
                .set("updated_at", "2025-08-18T14:03:22.123456")
                .set("klaviyo_account_id", " AbC123 ")
                .create(ClientRecords.path("3kTzL0AbCdEfGhIjKlMn"));
        documents.commit(List.of(record)).block();

        var client = unit.find("3kTzL0AbCdEfGhIjKlMn").block();

        assertThat(client.displayName()).isEqualTo("By Hand");
        assertThat(client.status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(client.memberIds()).isEmpty();
        assertThat(client.oauth().generation()).isZero();
        assertThat(client.createdAt()).isEqualTo(client.document().createTime());
    }

    @Test
    void showsAllActiveClientsToWhoeverLooksAfterThem() {
        for (int number = 0; number < 301; number++) {
            documents
                    .commit(List.of(new Changes()
                            .set("status", number == 0 ? "disconnected" : "active")
                            .set("oauth.access_token", "canary-sealed")
                            .set("oauth.expires_at", NOW)
                            .set("oauth.generation", 1L)
                            .set("oauth.next_refresh_at", NOW.plusSeconds(number))
                            .create(ClientRecords.path("client-" + number))))
                    .block();
        }

        var active = unit.active().collectList().block();

        assertThat(active).hasSize(300).allMatch(client -> client.hasTokens() && client.countedAt() == null);
        assertThat(active)
                .extracting(ActiveClient::clientId)
                .doesNotContain("client-0")
                .contains("client-300");
    }

    @Test
    void tellsNoTokenInText() {
        var record = new Changes()
                .set("oauth.access_token", "sealed-access")
                .set("oauth.refresh_token", "sealed-refresh")
                .create(ClientRecords.path("c1"));
        documents.commit(List.of(record)).block();

        var client = unit.find("c1").block();

        assertThat(client.oauth().accessToken()).isEqualTo("sealed-access");
        assertThat(client + " " + client.oauth()).doesNotContain("sealed");
    }

    private void store(String clientId, Instant updatedAt, String user) {
        var record = new Changes()
                .set("owner_user_id", user)
                .set("member_ids", List.of(user))
                .set("updated_at", updatedAt)
                .create(ClientRecords.path(clientId));
        documents.commit(List.of(record)).block();
    }
}
