package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class UsedStatesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final InMemoryDocuments documents =
            new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    private final UsedStates unit = new UsedStates(documents);

    @Test
    void isWonOnce() {
        var first = claim("one");
        var second = claim("two");

        assertThat(first).isInstanceOf(Claim.Won.class);
        assertThat(second).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void knowsItsOwnClaimAgain() {
        documents.loseNextAnswer();

        assertThat(claim("one")).isInstanceOf(Claim.Won.class);
    }

    @Test
    void tellsHowTheFlowEnded() {
        claim("one");
        documents.commit(List.of(unit.result("hash", "access_denied"))).block();

        assertThat(claim("two")).isEqualTo(new Claim.Finished("access_denied"));
    }

    @Test
    void isAbandonedAfterThirtySecondsWithoutAResult() {
        claim("one");
        millis.addAndGet(30_000);

        assertThat(claim("two")).isInstanceOf(Claim.Abandoned.class);
    }

    @Test
    void isForgottenADayLater() {
        claim("one");

        var ttl = documents.peek(new DocumentPath("used_states", "hash")).time("ttl");

        assertThat(ttl).contains(NOW.plusSeconds(86_400));
    }

    private Claim claim(String claimId) {
        return unit.claim("hash", claimId, "session", NOW).block();
    }
}
