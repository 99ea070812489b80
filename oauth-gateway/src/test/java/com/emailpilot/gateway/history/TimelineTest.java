package com.emailpilot.gateway.history;

import static com.emailpilot.gateway.TestRecords.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditPage;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.events.ClientShared;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.Event;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.Role;
import com.emailpilot.events.TokensRotated;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
final class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final String ADMIN = "admin@example.com";

    @Test
    void mergesWhatPeopleDidAndWhatBefellTheClient() {
        var timeline = timeline(
                List.of(row("r1", 2, AuditAction.REFRESH_REQUESTED)),
                List.of(
                        told("e1", 1, new ConnectionDegraded(state("c", 1), "unreachable")),
                        told("e2", 3, rotated(2)),
                        told("e3", 4, new ReauthorizationRequired(state("c", 3), "revoked"))));

        assertThat(timeline.entries())
                .extracting(Entry::text)
                .containsExactly(
                        "Klaviyo ended the permission. Somebody has to reconnect the client.",
                        "The tokens were rotated.",
                        "refreshed this client by hand.",
                        "The connection became degraded. Klaviyo could not be reached.");
        assertThat(timeline.entries()).extracting(Entry::tone).containsExactly("bad", "good", "plain", "warn");
        assertThat(timeline.next()).isNull();
    }

    @Test
    void tellsOnceWhatBothSourcesTell() {
        var timeline = timeline(
                List.of(row("r1", 1, AuditAction.EDITED)),
                List.of(
                        told("e1", 1, new ClientUpdated(state("c", 1), List.of("display_name", "tags"))),
                        told("e2", 2, new ClientShared(state("c", 2), ADMIN, "second@example.com", Role.VIEWER)),
                        told("e3", 3, null)));

        assertThat(timeline.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(ADMIN);
            assertThat(entry.text()).startsWith("changed ");
        });
    }

    @Test
    void saysWhatEmailPilotLearnt() {
        var learnt = new ClientUpdated(state("c", 1), List.of("klaviyo.lists_count", "klaviyo.metadata.timezone"));

        assertThat(timeline(List.of(), List.of(told("e1", 1, learnt))).entries())
                .extracting(Entry::text)
                .containsExactly("EmailPilot learnt something new: lists count, timezone.");
    }

    @Test
    void foldsWhatHappensAgainAndAgain() {
        var timeline = timeline(
                List.of(), List.of(told("e1", 1, rotated(1)), told("e2", 2, rotated(2)), told("e3", 3, rotated(3))));

        assertThat(timeline.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.times()).isEqualTo(3);
            assertThat(entry.at()).isEqualTo(NOON.plusSeconds(3));
            assertThat(entry.since()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    @Test
    void goesOnInBothSourcesWhereThePageEnds() {
        var rows = LongStream.rangeClosed(1, 3)
                .mapToObj(n -> row("r" + n, 2 * n, AuditAction.REFRESH_REQUESTED))
                .toList();
        var events = LongStream.rangeClosed(1, 3)
                .mapToObj(n -> told("e" + n, 2 * n + 1, rotated(n)))
                .toList();

        var timeline = Timeline.of(
                new AuditPage(rows.reversed(), new After(NOON, "r0")),
                new ClientEvents.Page(events.reversed(), true),
                TimelineCursor.START,
                3);

        assertThat(TimelineCursor.read(String.valueOf(timeline.next())))
                .contains(
                        new TimelineCursor(new After(NOON.plusSeconds(6), "r3"), new After(NOON.plusSeconds(5), "e2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "!!", "fA", "bm93LGV8", "MjAyNi0wMi0wM1Q5OTowMDowMFosYXw"})
    void takesNoPlaceThatItDidNotName(String text) {
        assertThat(TimelineCursor.read(text).filter(cursor -> !cursor.equals(TimelineCursor.START)))
                .isEmpty();
    }

    private static Timeline timeline(List<AuditRow> rows, List<Told> events) {
        return Timeline.of(
                new AuditPage(rows, null),
                new ClientEvents.Page(
                        events.stream()
                                .sorted(Comparator.comparing(Told::at).reversed())
                                .toList(),
                        false),
                TimelineCursor.START,
                50);
    }

    private static Event rotated(long version) {
        return new TokensRotated(state("c", version), version, NOON);
    }

    private static Told told(String id, long second, @Nullable Event event) {
        return new Told(NOON.plusSeconds(second), id, event);
    }

    private static AuditRow row(String id, long second, AuditAction action) {
        return AuditRow.of(id, NOON.plusSeconds(second), action, ADMIN).about("c");
    }
}
