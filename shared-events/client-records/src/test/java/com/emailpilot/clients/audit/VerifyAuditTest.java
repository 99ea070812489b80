package com.emailpilot.clients.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.audit.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class VerifyAuditTest {

    private final SealedTrail trail = new SealedTrail();
    private final Instant begin = trail.now();

    @BeforeEach
    void threeSealsOfTwoRows() {
        for (int seal = 1; seal <= 3; seal++) {
            trail.write("row-" + seal + "a");
            trail.write("row-" + seal + "b");
            trail.seal();
        }
    }

    @Test
    void findsNothingWhereNobodyChangedAnything() {
        trail.write("young");

        var verdict = trail.verify();

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.seals()).isEqualTo(3);
        assertThat(verdict.rows()).isEqualTo(6);
        assertThat(verdict.unsealed()).isEqualTo(1);
        assertThat(verdict.end()).extracting(Anchor::number).isEqualTo(3L);
    }

    @Test
    void namesARowThatWasEdited() {
        trail.edit("row-2a", "actor", "eve@example.com");

        assertFindings().containsExactly(tuple(Kind.EDITED, "audit/row-2a"));
    }

    @Test
    void namesARowThatGotOneMoreField() {
        trail.edit("row-2a", "excuse", "it was not me");

        assertFindings().containsExactly(tuple(Kind.EDITED, "audit/row-2a"));
    }

    @Test
    void namesARowThatWasGivenAnotherTime() {
        trail.edit("row-1a", "recorded_at", trail.now().plus(Duration.ofDays(1)));

        assertFindings().contains(tuple(Kind.EDITED, "audit/row-1a"));
    }

    @Test
    void namesARowThatIsGone() {
        trail.delete("row-3b");

        assertFindings().containsExactly(tuple(Kind.DELETED, "audit/row-3b"));
    }

    @Test
    void namesARowThatWasWrittenIntoThePast() {
        trail.forge("forged", begin.plusSeconds(1));

        assertFindings().containsExactly(tuple(Kind.INSERTED, "audit/forged"));
    }

    @Test
    void namesARowThatCameAfterItsSpanWasSealed() {
        trail.write("in-time");
        var before = trail.now();
        trail.seal();

        trail.forge("late", before);

        assertFindings().containsExactly(tuple(Kind.INSERTED, "audit/late"));
    }

    @Test
    void namesARowThatHidesFromTheSeals() {
        trail.store(new Changes().set("recorded_at", begin).set("shard", 99L).create(AuditRow.path("other-shard")));
        trail.store(new Changes().set("shard", 1L).create(AuditRow.path("timeless")));
        trail.forge("future", trail.now().plus(Duration.ofDays(1_000)));

        assertFindings()
                .containsExactlyInAnyOrder(
                        tuple(Kind.INSERTED, "audit/other-shard"),
                        tuple(Kind.INSERTED, "audit/timeless"),
                        tuple(Kind.INSERTED, "audit/future"));
    }

    @Test
    void namesASealThatIsGone() {
        trail.deleteSeal(2);

        assertFindings().containsExactly(tuple(Kind.GAP, "audit_seals/2"));
    }

    @Test
    void namesASealThatWasEdited() {
        trail.store(new Changes().set("rows", List.of()).update(Seal.path(2)));
        trail.delete("row-2a");
        trail.delete("row-2b");

        assertFindings().containsExactly(tuple(Kind.SEAL_CHANGED, "audit_seals/2"));
    }

    @Test
    void namesASealThatWasMadeAnew() {
        var first = trail.documents.read(Seal.path(1)).block().document();
        trail.deleteSeal(2);
        trail.store(Seal.after(Seal.read(first), trail.now(), List.of()).create());

        assertFindings().contains(tuple(Kind.SEAL_CHANGED, "audit_seals/3"));
    }

    @Test
    void provesByANotedSealThatTheChainWasMadeAnew() {
        var noted = trail.verify().end();
        trail.delete("row-3a");
        trail.deleteSeal(3);
        trail.seal();

        assertThat(trail.verify().findings()).isEmpty();
        assertThat(trail.verify(noted).findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.SEAL_CHANGED, "audit_seals/3"));
    }

    @Test
    void provesByANotedSealThatTheChainWasCutOff() {
        var noted = trail.verify().end();
        trail.delete("row-3a");
        trail.delete("row-3b");
        trail.deleteSeal(3);

        assertThat(trail.verify().findings()).isEmpty();
        assertThat(trail.verify(noted).findings()).extracting(Finding::kind).containsExactly(Kind.SEAL_CHANGED);
    }

    @Test
    void knowsNothingOfATrailThatWasNeverSealed() {
        var empty = new SealedTrail();

        var verdict = empty.verify();

        assertThat(verdict.end()).isNull();
        assertThat(verdict.findings()).isEmpty();
    }

    private AbstractListAssert<?, ?, Tuple, ObjectAssert<Tuple>> assertFindings() {
        return assertThat(trail.verify().findings()).extracting(Finding::kind, Finding::where);
    }
}
