package com.emailpilot.provisioner.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlertPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Finding TROUBLE = Finding.of(List.of("c1"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void raisesAtOnceWhatNeedsNoPatience() {
        var after = AlertPolicy.after(TROUBLE, AlertState.NEVER_SEEN, Duration.ZERO, NOW);

        assertThat(after).isEqualTo(new AlertState(true, NOW, NOW, NOW, null));
        assertThat(AlertPolicy.raised(AlertState.NEVER_SEEN, after)).isTrue();
    }

    @Test
    void waitsWhetherItLasts() {
        var first = AlertPolicy.after(TROUBLE, AlertState.NEVER_SEEN, PATIENCE, NOW);
        var second = AlertPolicy.after(TROUBLE, first, PATIENCE, NOW.plusSeconds(60));
        var third = AlertPolicy.after(TROUBLE, second, PATIENCE, NOW.plusSeconds(120));

        assertThat(List.of(first.open(), second.open(), third.open())).containsExactly(false, false, true);
        assertThat(third.seenSince()).isEqualTo(NOW);
    }

    @Test
    void forgetsWhatMendedItself() {
        var first = AlertPolicy.after(TROUBLE, AlertState.NEVER_SEEN, PATIENCE, NOW);
        var mended = AlertPolicy.after(Finding.NOTHING, first, PATIENCE, NOW.plusSeconds(60));
        var again = AlertPolicy.after(TROUBLE, mended, PATIENCE, NOW.plusSeconds(180));

        assertThat(mended.seenSince()).isNull();
        assertThat(again.open()).isFalse();
    }

    @Test
    void raisesAnIncidentOnce() {
        var opened = AlertPolicy.after(TROUBLE, AlertState.NEVER_SEEN, Duration.ZERO, NOW);

        var later = AlertPolicy.after(TROUBLE, opened, Duration.ZERO, NOW.plusSeconds(60));

        assertThat(AlertPolicy.raised(opened, later)).isFalse();
        assertThat(later).isEqualTo(new AlertState(true, NOW, NOW, NOW.plusSeconds(60), null));
    }

    @Test
    void takesWhatComesBackAtOnceForTheSameIncident() {
        var opened = AlertPolicy.after(TROUBLE, AlertState.NEVER_SEEN, Duration.ZERO, NOW);
        var gone = AlertPolicy.after(Finding.NOTHING, opened, Duration.ZERO, NOW.plusSeconds(240));
        var back = AlertPolicy.after(TROUBLE, gone, Duration.ZERO, NOW.plusSeconds(270));

        assertThat(gone).isEqualTo(opened);
        assertThat(AlertPolicy.raised(gone, back)).isFalse();
    }

    @Test
    void clearsWhatIsGoneForGoodAndRaisesTheNextIncident() {
        var opened = AlertPolicy.after(TROUBLE, AlertState.NEVER_SEEN, Duration.ZERO, NOW);
        var cleared = AlertPolicy.after(Finding.NOTHING, opened, Duration.ZERO, NOW.plusSeconds(300));
        var next = AlertPolicy.after(TROUBLE, cleared, Duration.ZERO, NOW.plusSeconds(600));

        assertThat(cleared).isEqualTo(new AlertState(false, null, NOW, NOW, NOW.plusSeconds(300)));
        assertThat(AlertPolicy.raised(cleared, next)).isTrue();
        assertThat(next.seenSince()).isEqualTo(NOW.plusSeconds(600));
    }
}
