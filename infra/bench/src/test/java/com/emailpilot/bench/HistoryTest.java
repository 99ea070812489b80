package com.emailpilot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of a run is judged by runs that are made up. */
final class HistoryTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofSeconds(90);
    private static final Rotation FIRST = at(1, BEGIN);

    @Test
    void measuresLatenessFromWhenTheTokensBeforeWereDue() {
        var history = new History(List.of(at(2, FIRST.nextDueAt().plusSeconds(3)), FIRST));

        assertThat(history.lateness(BEGIN, BEGIN.plusSeconds(600))).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void countsEarlyOnesAsPunctual() {
        var history = new History(List.of(FIRST, at(2, FIRST.nextDueAt().minusSeconds(3))));

        assertThat(history.lateness(BEGIN, BEGIN.plusSeconds(600))).containsExactly(Duration.ZERO);
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        var history = new History(List.of(FIRST, at(2, FIRST.nextDueAt())));

        assertThat(history.lateness(BEGIN, FIRST.nextDueAt())).isEmpty();
    }

    @Test
    void findsAClientThatWasWithoutAToken() {
        var inTime = new History(List.of(FIRST, at(2, FIRST.expiresAt())));
        var late = new History(List.of(FIRST, at(2, FIRST.expiresAt().plusMillis(1))));

        assertThat(inTime.expired(FIRST.expiresAt())).isEmpty();
        assertThat(late.expired(FIRST.expiresAt())).containsExactly("client");
    }

    @Test
    void findsAClientThatWasForgotten() {
        var history = new History(List.of(FIRST));

        assertThat(history.expired(FIRST.expiresAt().plusMillis(1))).containsExactly("client");
    }

    @Test
    void findsAVersionThatNobodyToldOf() {
        var history = new History(List.of(FIRST, at(3, BEGIN.plusSeconds(80))));

        assertThat(history.withGaps()).containsExactly("client");
    }

    private static Rotation at(long version, Instant time) {
        return new Rotation("client", version, time, time.plus(LIFETIME), time);
    }
}
