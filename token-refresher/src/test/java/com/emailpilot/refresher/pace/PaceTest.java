package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int MOST_UNDER_WAY = 2;
    private static final int MOST_WAITING = 3;

    private final PaceUnderTest unit = new PaceUnderTest(MOST_UNDER_WAY, MOST_WAITING);

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void letsThroughAsManyAsMayBeUnderWay() {
        var visits = unit.visits(MOST_UNDER_WAY + 1);

        assertThat(visits.getLast().waits()).isTrue();
        assertThat(PaceUnderTest.granted(visits)).isEqualTo(MOST_UNDER_WAY);
    }

    @Test
    void givesAPlaceThatIsFreeToTheOldestExpiry() {
        var first = unit.visits(MOST_UNDER_WAY).getFirst();
        var later = unit.visit(300);
        var sooner = unit.visit(200);

        first.ended(Call.ANSWERED);

        assertThat(sooner.granted()).isTrue();
        assertThat(later.waits()).isTrue();
    }

    @Test
    void servesThoseWhoExpireTogetherInTheirOrder() {
        var first = unit.visits(MOST_UNDER_WAY).getFirst();
        var earlier = unit.visit(300);
        var later = unit.visit(300);

        first.ended(Call.ANSWERED);

        assertThat(earlier.granted()).isTrue();
        assertThat(later.waits()).isTrue();
    }

    @Test
    void countsTheFirstWordOnly() {
        var first = unit.visits(MOST_UNDER_WAY).getFirst();

        first.ended(Call.ANSWERED);
        first.ended(Call.NOT_CALLED);

        assertThat(unit.underWay()).isEqualTo(MOST_UNDER_WAY - 1);
    }

    @Test
    void forgetsWhoLeavesWhileWaiting() {
        var first = unit.visits(MOST_UNDER_WAY).getFirst();
        unit.visit(200).leave();
        var next = unit.visit(300);

        first.ended(Call.ANSWERED);

        assertThat(next.granted()).isTrue();
        assertThat(unit.waiting()).isZero();
    }

    @Test
    void refusesWhoHasWaitedTooLong() {
        unit.visits(MOST_UNDER_WAY);
        var visit = unit.visit(200);

        unit.pass(PaceUnderTest.LONGEST_WAIT);

        assertThat(visit.refusedFor()).isPositive();
        assertThat(unit.waiting()).isZero();
    }

    @Test
    void letsNobodyRunOutOfPatienceAfterItsTurnCame() {
        var first = unit.visits(MOST_UNDER_WAY).getFirst();
        var visit = unit.visit(200);
        first.ended(Call.ANSWERED);

        unit.pass(PaceUnderTest.LONGEST_WAIT.plusSeconds(1));

        assertThat(visit.granted()).isTrue();
        assertThat(unit.underWay()).isEqualTo(MOST_UNDER_WAY);
    }

    @Test
    void sendsTheLastExpiryAwayWhenTooManyWait() {
        unit.visits(MOST_UNDER_WAY);
        unit.visit(200);
        var last = unit.visit(900);
        unit.visit(300);

        var newcomer = unit.visit(400);

        assertThat(newcomer.waits()).isTrue();
        assertThat(last.refusedFor()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void sendsTheNewcomerAwayWhereItIsTheLastExpiry() {
        unit.visits(MOST_UNDER_WAY);
        unit.visits(MOST_WAITING);

        var newcomer = unit.visit(900);

        assertThat(newcomer.refusedFor()).isPositive();
        assertThat(unit.waiting()).isEqualTo(MOST_WAITING);
    }
}
