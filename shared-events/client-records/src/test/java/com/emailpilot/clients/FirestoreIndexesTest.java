package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FirestoreIndexesTest {

    private final JsonNode file =
            JsonMapper.shared().readTree(IndexedQueries.file().toFile());

    @Test
    void namesEachIndexOnce() {
        var indexes = described("indexes", "fields");

        assertThat(indexes).hasSizeGreaterThanOrEqualTo(6).doesNotHaveDuplicates();
    }

    @Test
    void sortsEachIndexByItsLastField() {
        assertThat(all("indexes")).allSatisfy(index -> {
            assertThat(index.path("queryScope").asString()).isEqualTo("COLLECTION");
            assertThat(index.path("fields").size()).isGreaterThan(1);
            assertThat(index.path("fields")
                            .get(index.path("fields").size() - 1)
                            .path("order")
                            .asString())
                    .isIn("ASCENDING", "DESCENDING");
        });
    }

    @Test
    void exemptsWhatEveryRotationWrites() {
        assertThat(exempt()).contains("clients.oauth", "clients.updated_at", "events.created_at", "outbox.created_at");
    }

    @Test
    void exemptsTheTimesThatEveryReadOfACredentialWrites() {
        assertThat(exempt()).contains("audit.at", "audit.recorded_at");
    }

    @Test
    void forgetsWhatHasATimeToLive() {
        var forgotten = all("fieldOverrides")
                .filter(override -> override.path("ttl").asBoolean(false))
                .map(FirestoreIndexesTest::field);

        assertThat(forgotten)
                .containsExactlyInAnyOrder(
                        "used_states.ttl",
                        "grants.ttl",
                        "token_escrow.ttl",
                        "ended_sessions.ttl",
                        "invites.ttl",
                        "notifications.ttl",
                        "keysets.ttl");
    }

    @Test
    void overridesEachFieldOnce() {
        assertThat(all("fieldOverrides").map(FirestoreIndexesTest::field)).doesNotHaveDuplicates();
    }

    private Stream<String> exempt() {
        return all("fieldOverrides")
                .filter(override -> override.path("indexes").isEmpty())
                .map(FirestoreIndexesTest::field);
    }

    private List<String> described(String list, String detail) {
        return all(list)
                .map(entry -> entry.path("collectionGroup").asString() + entry.path(detail))
                .toList();
    }

    private Stream<JsonNode> all(String list) {
        return StreamSupport.stream(file.path(list).spliterator(), false);
    }

    private static String field(JsonNode override) {
        return override.path("collectionGroup").asString() + "."
                + override.path("fieldPath").asString();
    }
}
