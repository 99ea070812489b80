package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What rotation reads of a client: its state, who is due, and what lies in escrow. */
@NullUnmarked
final class RotationRecordsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final InMemoryDocuments documents =
            new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    private final ClientRecords records = new ClientRecords(documents);
    private final TokenEscrows escrows = new TokenEscrows(documents);

    @Test
    void readsWhereARotationStands() {
        documents
                .commit(List.of(new Changes()
                        .set("oauth.attempt.id", "a1")
                        .set("oauth.attempt.base_version", 4L)
                        .set("oauth.attempt.taken_at", NOW)
                        .set("oauth.last_attempt.id", "a0")
                        .set("oauth.last_attempt.at", NOW)
                        .set("oauth.last_attempt.outcome", "rotated")
                        .set("oauth.invalid_grant.count", 1L)
                        .set("oauth.invalid_grant.first_at", NOW)
                        .set("oauth.ambiguous_since", NOW)
                        .set("oauth.failures", 2L)
                        .create(ClientRecords.path("c1"))))
                .block();

        var rotation = records.find("c1").block().oauth().rotation();

        assertThat(rotation)
                .isEqualTo(new Rotation(
                        null,
                        new Attempt("a1", 4, NOW),
                        null,
                        NOW,
                        new LastAttempt("a0", NOW, "rotated", null),
                        new InvalidGrant(1, NOW),
                        2));
        assertThat(rotation.attemptedBy("a1")).isTrue();
        assertThat(rotation.endedBy("a1")).isFalse();
    }

    @Test
    void keepsOthersOutForThirtySeconds() {
        var attempt = new Attempt("a1", 1, NOW);

        assertThat(attempt.exclusiveAt(NOW.plusSeconds(30))).isTrue();
        assertThat(attempt.exclusiveAt(NOW.plusSeconds(30).plusMillis(1))).isFalse();
    }

    @Test
    void findsWhoIsDueOfOneShardTheMostOverdueFirst() {
        Stream.of(3, 1, 2).forEach(seconds -> due("c" + seconds, 5, NOW.plusSeconds(seconds)));
        due("later", 5, NOW.plusSeconds(61));
        due("elsewhere", 6, NOW);

        var first = records.due(5, NOW.plusSeconds(60), 2, null).block();
        var second = records.due(5, NOW.plusSeconds(60), 2, first.next()).block();

        assertThat(Stream.concat(first.clients().stream(), second.clients().stream()))
                .containsExactly(
                        new DuePage.Due("c1", 7, NOW.plusSeconds(1)),
                        new DuePage.Due("c2", 7, NOW.plusSeconds(2)),
                        new DuePage.Due("c3", 7, NOW.plusSeconds(3)));
        assertThat(second.next()).isNull();
    }

    @Test
    void findsTheEscrowOfAGenerationTheLastReceivedFirst() {
        escrow(1, new Attempt("old", 1, NOW));
        escrow(2, new Attempt("a1", 3, NOW));
        escrow(2, new Attempt("a2", 3, NOW));

        var found = escrows.of("c1", 2).block();

        assertThat(found).extracting(escrow -> escrow.document().path().id()).containsExactly("c1_3_a2", "c1_3_a1");
        assertThat(found.getFirst().tokenVersion()).isEqualTo(4);
        assertThat(found.getFirst().toString()).doesNotContain("sealed");
    }

    private void due(String clientId, long shard, Instant at) {
        documents
                .commit(List.of(new Changes()
                        .set("oauth.refresh_shard", shard)
                        .set("oauth.token_version", 7L)
                        .set("oauth.next_refresh_at", at)
                        .create(ClientRecords.path(clientId))))
                .block();
    }

    private void escrow(long generation, Attempt attempt) {
        var tokens = new NewEscrow(
                "c1", generation, attempt, "sealed-access", "sealed-refresh", NOW.plusSeconds(3600), Set.of());
        documents.commit(List.of(escrows.create(tokens, NOW))).block();
    }
}
