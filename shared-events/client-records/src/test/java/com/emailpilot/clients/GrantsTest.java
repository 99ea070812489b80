package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.events.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class GrantsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final InMemoryDocuments documents =
            new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.incrementAndGet()));
    private final Grants unit = new Grants(documents);

    @Test
    void readsWhatItStored() {
        waiting("g1");

        var grant = unit.find("g1").block().grant();

        assertThat(grant.status()).isEqualTo(GrantStatus.WAITING);
        assertThat(grant.sealedTokens()).isEqualTo("sealed");
        assertThat(grant.scopes()).containsExactly("accounts:read");
        assertThat(grant.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(grant.connectedBy()).isEqualTo("admin@example.com");
        assertThat(grant.expectedClientId()).isNull();
    }

    @Test
    void leavesAFreshGrantToItsEvent() {
        waiting("g1");

        assertThat(unit.due(10).collectList().block()).isEmpty();
    }

    @Test
    void findsAGrantWhoseEventNeverCame() {
        waiting("g1");
        millis.addAndGet(15_000);

        assertThat(unit.due(10).map(Grant::grantId).collectList().block()).containsExactly("g1");
    }

    @Test
    void findsAPostponedGrantWhenItsTimeHasCome() {
        waiting("g1");
        postpone("g1", NOW.plusSeconds(60));
        millis.addAndGet(30_000);

        assertThat(unit.due(10).collectList().block()).isEmpty();

        millis.addAndGet(31_000);
        assertThat(unit.due(10).map(Grant::postponed).collectList().block()).containsExactly(1L);
    }

    @Test
    void forgetsTheTokensOfAClosedGrant() {
        waiting("g1");
        var grant = unit.find("g1").block().grant();

        documents
                .commit(List.of(unit.refused(grant, RefusalReason.SUPERSEDED, NOW)))
                .block();

        var closed = documents.peek(new DocumentPath("grants", "g1"));
        assertThat(closed.text("tokens")).isEmpty();
        assertThat(closed.text("reason")).contains("superseded");
        assertThat(closed.time("ttl")).contains(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void closesAGrantOnceOnly() {
        waiting("g1");
        var asRead = unit.find("g1").block().grant();
        documents.commit(List.of(unit.applied(asRead, "client-1", NOW))).block();

        assertThatThrownBy(() -> documents
                        .commit(List.of(unit.refused(asRead, RefusalReason.SUPERSEDED, NOW)))
                        .block())
                .isInstanceOf(ConflictException.class);
        assertThat(unit.find("g1").block().grant().clientId()).isEqualTo("client-1");
    }

    @Test
    void findsManyAtOnceAndSaysWhyOneWasRefused() {
        waiting("g1");
        waiting("g2");
        var refused = unit.find("g2").block().grant();
        documents
                .commit(List.of(unit.refused(refused, RefusalReason.WRONG_ACCOUNT, NOW)))
                .block();

        var found = unit.findAll(List.of("g2", "unknown", "g1")).collectList().block();

        assertThat(found).extracting(Grant::grantId).containsExactly("g2", "g1");
        assertThat(found.getFirst().reason()).contains(RefusalReason.WRONG_ACCOUNT);
        assertThat(found.getLast().reason()).isEmpty();
    }

    @Test
    void remembersTheInviteThatAGrantCameBy() {
        var hour = Duration.ofHours(1);
        var grant = new NewGrant("g1", "sealed", List.of(), NOW, NOW.plus(hour), "admin@example.com", null, "invite-1");
        documents.commit(List.of(unit.waiting(grant))).block();

        var found = unit.find("g1").block().grant();

        assertThat(found.invite()).isEqualTo("invite-1");
    }

    private void postpone(String grantId, Instant notBefore) {
        var grant = unit.find(grantId).block().grant();
        documents.commit(List.of(unit.postponed(grant, notBefore))).block();
    }

    private void waiting(String grantId) {
        var grant = new NewGrant(
                grantId,
                "sealed",
                List.of("accounts:read"),
                NOW,
                NOW.plus(Duration.ofHours(1)),
                "admin@example.com",
                null);
        documents.commit(List.of(unit.waiting(grant))).block();
    }
}
