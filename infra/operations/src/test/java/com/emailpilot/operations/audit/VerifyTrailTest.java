package com.emailpilot.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.audit.SealAudit;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class VerifyTrailTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void aSealedRow() {
        system.documents.commit(List.of(TestRecords.edited("first", 1))).block();
        system.pass(Duration.ofSeconds(1));
        new SealAudit(system.documents, Duration.ZERO).seal().block();
    }

    @Test
    void saysThatNobodyChangedAnything() {
        var run = system.run("audit verify");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("1 seals, 1 rows as they were sealed", "Nobody changed anything.");
    }

    @Test
    void namesWhatWasEdited() {
        edit();

        var run = system.run("audit verify");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("edited", "audit/first");
    }

    @Test
    void tellsProgramsTheSame() {
        edit();

        var told =
                JsonMapper.shared().readTree(system.run("audit verify --json").out());

        assertThat(told.path("ok").asBoolean()).isFalse();
        assertThat(told.path("findings").path(0).path("where").asString()).isEqualTo("audit/first");
    }

    @Test
    void comparesWithASealThatWasNoted() {
        var noted = JsonMapper.shared()
                .readTree(system.run("audit verify --json").out())
                .path("anchor")
                .asString();

        assertThat(system.run("audit verify --anchor " + noted).status()).isZero();
        assertThat(system.run("audit verify --anchor 1:" + "0".repeat(64)).status())
                .isEqualTo(1);
        assertThat(system.run("audit verify --anchor 1:xyz").status()).isEqualTo(2);
    }

    @Test
    void dropsNothingWithoutBeingToldSo() {
        assertThat(system.run("audit prune --before 1d").status()).isEqualTo(3);
        system.pass(Duration.ofDays(1));

        assertThat(system.run("audit prune --before 2027-01-01").status()).isEqualTo(2);
        assertThat(system.run("audit prune --before 2027-01-01 --dry-run").out())
                .contains("Would drop the 1 rows");
        assertThat(system.documents.peek(AuditRow.path("first"))).isNotNull();
    }

    @Test
    void dropsOldRowsAndStaysProvable() {
        var run = system.run("audit prune --before 2027-01-01 --yes");

        assertThat(run.status()).isZero();
        assertThat(system.documents.peek(AuditRow.path("first"))).isNull();
        assertThat(system.run("audit verify").status()).isZero();
        assertThat(system.run("audit tail --action audit_pruned").out()).contains("ops@example.com");
    }

    private void edit() {
        system.documents
                .commit(List.of(new Changes().set("actor", "eve@example.com").update(AuditRow.path("first"))))
                .block();
    }
}
