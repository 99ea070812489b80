package com.emailpilot.clients.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.emailpilot.clients.AuditRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class PruneAuditTest {

    private final SealedTrail trail = new SealedTrail();
    private final PruneAudit unit = new PruneAudit(trail.documents);
    private Instant between = Instant.MIN;

    @BeforeEach
    void oldRowsAndYoungOnes() {
        trail.write("old-a");
        trail.write("old-b");
        trail.seal();
        trail.pass(Duration.ofDays(400));
        between = trail.now();
        trail.write("young");
        trail.seal();
    }

    @Test
    void saysWhatItWouldDrop() {
        assertThat(unit.preview(between).block()).isEqualTo(new PruneAudit.Preview(1, 2));
    }

    @Test
    void dropsOldRowsAndKeepsTheChainProvable() {
        prune();

        var verdict = trail.verify();

        assertThat(trail.documents.peek(AuditRow.path("old-a"))).isNull();
        assertThat(trail.documents.peek(AuditRow.path("young"))).isNotNull();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.pruned()).isEqualTo(2);
    }

    @Test
    void excusesNoOtherDeletion() {
        prune();

        trail.delete("young");

        assertThat(trail.verify().findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Finding.Kind.DELETED, "audit/young"));
    }

    private void prune() {
        var preview = unit.preview(between).block();
        unit.prune(preview, between, "ops@example.com", trail.now(), _ -> {}).block();
    }
}
