package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceInAnOutageTest {

    private static final int MOST_UNDER_WAY = 5;

    private final PaceUnderTest unit = new PaceUnderTest(MOST_UNDER_WAY, 1000);

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void refusesAtOnceAfterHalfOfTwentyCallsHaveFailed() {
        unit.calls(10, Call.ANSWERED);
        unit.calls(10, Call.FAILED);

        var visit = unit.visit();

        assertThat(visit.refusedFor()).isEqualTo(PaceUnderTest.OPEN_FOR);
    }

    @Test
    void goesOnWhileFewerThanHalfOfTheCallsFail() {
        unit.calls(11, Call.ANSWERED);
        unit.calls(10, Call.FAILED);

        assertThat(unit.visit().granted()).isTrue();
    }

    @Test
    void goesOnAfterFewerThanTwentyCalls() {
        unit.calls(19, Call.FAILED);

        assertThat(unit.visit().granted()).isTrue();
    }

    @Test
    void forgetsFailuresAfterTenSeconds() {
        unit.calls(19, Call.FAILED);
        unit.pass(Duration.ofSeconds(11));

        unit.calls(1, Call.FAILED);

        assertThat(unit.visit().granted()).isTrue();
    }

    @Test
    void learnsNothingFromTurnsWithoutACall() {
        unit.calls(10, Call.FAILED);
        unit.calls(30, Call.NOT_CALLED);

        assertThat(unit.visit().granted()).isTrue();
    }

    @Test
    void takesFewRateLimitsForLimitsOfTheirClients() {
        unit.calls(40, Call.ANSWERED);
        unit.calls(20, Call.RATE_LIMITED);

        assertThat(unit.visit().granted()).isTrue();
    }

    @Test
    void pausesWhenHalfOfTheCallsAreTooMany() {
        unit.calls(20, Call.RATE_LIMITED);

        assertThat(unit.visit().refusedFor()).isPositive();
    }

    @Test
    void refusesThoseWhoWaitWhenItBegins() {
        unit.calls(19, Call.FAILED);
        var last = unit.visits(MOST_UNDER_WAY).getFirst();
        var waiting = unit.visit(200);

        last.ended(Call.FAILED);

        assertThat(waiting.refusedFor()).isEqualTo(PaceUnderTest.OPEN_FOR);
    }

    @Test
    void saysHowMuchOfThePauseIsLeft() {
        unit.calls(20, Call.FAILED);
        unit.pass(Duration.ofSeconds(2));

        var visit = unit.visit();

        assertThat(visit.refusedFor()).isEqualTo(PaceUnderTest.OPEN_FOR.minusSeconds(2));
    }

    @Test
    void probesWithOneCallAfterThePause() {
        outageIsOver();

        var visits = unit.visits(3);

        assertThat(visits).extracting(Visit::granted).containsExactly(true, false, false);
    }

    @Test
    void pausesAgainWhenTheProbeFails() {
        outageIsOver();
        var probe = unit.visit();
        var waiting = unit.visit();

        probe.ended(Call.FAILED);

        assertThat(waiting.refusedFor()).isEqualTo(PaceUnderTest.OPEN_FOR);
    }

    @Test
    void probesWithTheOldestExpiryWhenTheProbeWasNotMade() {
        outageIsOver();
        var probe = unit.visit();
        var later = unit.visit(300);
        var sooner = unit.visit(200);

        probe.ended(Call.NOT_CALLED);

        assertThat(sooner.granted()).isTrue();
        assertThat(later.waits()).isTrue();
    }

    @Test
    void takesTwiceAsManyCallsEachSecondAfterIt() {
        recovered();

        assertThat(List.of(taken(), taken(), taken(), taken())).containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void takesAStepBackWhenACallFailsOnTheWayUp() {
        recovered();
        unit.pass(Duration.ofSeconds(2));
        var failing = unit.visit();

        failing.ended(Call.FAILED);

        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void doesNotPauseAgainForACallFromBeforeThePause() {
        var hanging = hangingSinceBeforeTheOutage();
        unit.visit();
        var waiting = unit.visit();

        hanging.ended(Call.FAILED);

        assertThat(waiting.waits()).isTrue();
    }

    @Test
    void doesNotGoOnForACallFromBeforeThePause() {
        var hanging = hangingSinceBeforeTheOutage();
        unit.visit();

        hanging.ended(Call.ANSWERED);
        unit.pass(Duration.ofSeconds(9));

        assertThat(unit.visit().waits()).isTrue();
    }

    private Visit hangingSinceBeforeTheOutage() {
        var hanging = unit.visit();
        outageIsOver();
        return hanging;
    }

    private void outageIsOver() {
        unit.calls(20, Call.FAILED);
        unit.pass(PaceUnderTest.OPEN_FOR.plusMillis(1));
    }

    private void recovered() {
        outageIsOver();
        unit.visit().ended(Call.ANSWERED);
    }

    /** How many calls may be under way now; a second later all of them have ended. */
    private long taken() {
        var visits = unit.visits(2 * MOST_UNDER_WAY);
        long granted = PaceUnderTest.granted(visits);
        visits.forEach(Visit::leaveOrEnd);
        unit.pass(Duration.ofSeconds(1));
        return granted;
    }
}
