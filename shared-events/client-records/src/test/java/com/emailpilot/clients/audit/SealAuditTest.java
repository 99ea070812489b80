package com.emailpilot.clients.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Write;
import com.emailpilot.clients.audit.SealOutcome.Changed;
import com.emailpilot.clients.audit.SealOutcome.NothingNew;
import com.emailpilot.clients.audit.SealOutcome.Outrun;
import com.emailpilot.clients.audit.SealOutcome.Sealed;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class SealAuditTest {

    private final SealedTrail trail = new SealedTrail();

    @Test
    void sealsWhatWasWrittenSince() {
        trail.write("first");
        trail.write("second");
        trail.seal();
        trail.write("third");

        var outcome = trail.seal();

        assertThat(outcome).isInstanceOfSatisfying(Sealed.class, made -> {
            assertThat(made.number()).isEqualTo(2);
            assertThat(made.rows()).isEqualTo(1);
        });
    }

    @Test
    void leavesWhatIsYoungerThanTheMargin() {
        trail.write("first");
        trail.pass(SealedTrail.MARGIN);
        trail.write("young");

        var outcome = new SealAudit(trail.documents, SealedTrail.MARGIN).seal().block();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Sealed.class, made -> assertThat(made.rows()).isEqualTo(1));
    }

    @Test
    void leavesAnIdleTrailAloneForAnHour() {
        trail.write("first");
        trail.seal();

        var idle = trail.seal();
        trail.pass(Duration.ofHours(1));
        var hourly = trail.seal();

        assertThat(idle).isEqualTo(new NothingNew());
        assertThat(hourly).isInstanceOf(Sealed.class);
    }

    @Test
    void makesOneChainHoweverManyMakeIt() {
        trail.write("first");
        trail.documents.beforeNextCommit(trail::seal);

        var outcome = trail.seal();

        assertThat(outcome).isEqualTo(new Outrun());
        assertThat(trail.verify().seals()).isEqualTo(1);
        assertThat(trail.verify().findings()).isEmpty();
    }

    @Test
    void knowsItsOwnSealWhereTheAnswerWasLost() {
        trail.write("first");
        trail.documents.loseNextAnswer();

        assertThat(trail.seal()).isInstanceOf(Sealed.class);
    }

    @Test
    void makesSeveralSealsWhereThereIsMuchAndSplitsNoMillisecond() {
        trail.store(IntStream.range(0, 4)
                .mapToObj(i -> trail.row("at-once-" + i).create())
                .toArray(Write[]::new));
        trail.pass(Duration.ofSeconds(1));
        trail.write("later");
        var unit = new SealAudit(trail.documents, SealedTrail.MARGIN, 3);

        var first = trail.seal(unit);
        var second = unit.seal().block();

        assertThat(first).isInstanceOfSatisfying(Sealed.class, made -> {
            assertThat(made.rows()).isEqualTo(4);
            assertThat(made.more()).isTrue();
        });
        assertThat(second).isInstanceOfSatisfying(Sealed.class, made -> {
            assertThat(made.rows()).isEqualTo(1);
            assertThat(made.more()).isFalse();
        });
        assertThat(trail.verify().rows()).isEqualTo(5);
    }

    @Test
    void saysOnceThatSomebodyRemovedItsSeal() {
        var unit = new SealAudit(trail.documents, SealedTrail.MARGIN);
        trail.write("first");
        trail.seal(unit);
        trail.write("second");
        trail.seal(unit);

        trail.deleteSeal(2);

        assertThat(trail.seal(unit)).isEqualTo(new Changed(2));
        assertThat(trail.seal(unit)).isInstanceOf(Sealed.class);
    }
}
