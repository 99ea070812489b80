package com.emailpilot.gateway.history;

import static com.emailpilot.gateway.TestRecords.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.events.Event;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.TokensRotated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HistoryTest {

    private static final Instant NOW = Instant.parse("2026-02-15T12:00:00Z");
    private static final Instant FROM = NOW.minus(History.REACH);
    private static final String ADMIN = "admin@example.com";

    @Test
    void countsRotationsAndFailuresOfEachDay() {
        var history = history(
                told(49, new ConnectionDegraded(state("c", 1), "unreachable")),
                told(25, new TokensRotated(state("c", 2), 2, NOW)),
                told(2, new TokensRotated(state("c", 3), 3, NOW)),
                told(1, new ReauthorizationRequired(state("c", 4), "revoked")));

        assertThat(history.days()).hasSize(15);
        assertThat(history.days().reversed().stream().limit(3))
                .extracting(Day::rotations, Day::failures)
                .containsExactly(tuple(1L, 1L), tuple(1L, 0L), tuple(0L, 1L));
    }

    @Test
    void showsHowTheConnectionStoodOneSpanAfterTheOther() {
        var history = history(
                told(50, new ConnectionDegraded(state("c", 1), "unreachable")),
                told(40, new TokensRotated(state("c", 2), 2, NOW)),
                told(40, new ConnectionRecovered(state("c", 3))),
                told(30, new ReauthorizationRequired(state("c", 4), "revoked")),
                told(20, new ClientReconnected(state("c", 5), ADMIN)),
                told(10, new ClientDisconnected(state("c", 6), ADMIN)));

        assertThat(history.spans())
                .containsExactly(
                        new Span("good", "Connected", FROM, hoursAgo(50)),
                        new Span("warn", "Degraded", hoursAgo(50), hoursAgo(40)),
                        new Span("good", "Connected", hoursAgo(40), hoursAgo(30)),
                        new Span("bad", "Needs reconnecting", hoursAgo(30), hoursAgo(20)),
                        new Span("good", "Connected", hoursAgo(20), hoursAgo(10)),
                        new Span("off", "Disconnected", hoursAgo(10), NOW));
    }

    @Test
    void beginsWithTheClient() {
        assertThat(history(told(5, new ClientCreated(state("c", 1), ADMIN))).spans())
                .containsExactly(new Span("good", "Connected", hoursAgo(5), NOW));
    }

    @Test
    void saysNothingOfATimeThatNobodyKnows() {
        var recovered = history(
                told(5, new TokensRotated(state("c", 1), 1, NOW)), told(5, new ConnectionRecovered(state("c", 2))));

        assertThat(recovered.spans()).containsExactly(new Span("good", "Connected", hoursAgo(5), NOW));
    }

    @Test
    void takesTheRecordsWordWhereNothingHappened() {
        assertThat(history().spans()).containsExactly(new Span("good", "Connected", hoursAgo(100), NOW));
    }

    @Test
    void saysSinceWhenItKnowsEverything() {
        var page = new ClientEvents.Page(List.of(told(3, new TokensRotated(state("c", 1), 1, NOW))), true);

        var history = History.of(page, current(), NOW);

        assertThat(history.cut()).isTrue();
        assertThat(history.from()).isEqualTo(hoursAgo(3));
        assertThat(history.days()).hasSize(1);
    }

    private static History history(Told... oldestFirst) {
        var page = new ClientEvents.Page(Stream.of(oldestFirst).toList().reversed(), false);
        return History.of(page, current(), NOW);
    }

    private static Standing.Since current() {
        return new Standing.Since(Standing.CONNECTED, hoursAgo(100));
    }

    private static Told told(long hoursAgo, Event event) {
        return new Told(hoursAgo(hoursAgo), "e" + hoursAgo, event);
    }

    private static Instant hoursAgo(long hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
