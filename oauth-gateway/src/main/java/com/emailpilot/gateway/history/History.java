package com.emailpilot.gateway.history;

import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.Event;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.TokensRotated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The last days of a client, as charts show them: pure.
 *
 * @param from since when everything is known
 * @param cut whether more happened than is read, so that the first days are missing
 */
record History(Instant from, boolean cut, List<Day> days, List<Span> spans) {

    static final Duration REACH = Duration.ofDays(14);

    History {
        days = List.copyOf(days);
        spans = List.copyOf(spans);
    }

    /**
     * The history that some events tell.
     *
     * @param page those since 14 days, the newest first
     * @param current how the connection stands now, and since when it can be told at the earliest
     */
    static History of(ClientEvents.Page page, Standing.Since current, Instant now) {
        var from = page.more() ? page.events().getLast().at() : now.minus(REACH);
        var oldestFirst = page.events().reversed();
        return new History(from, page.more(), days(oldestFirst, from, now), Spans.of(oldestFirst, current, from, now));
    }

    private static List<Day> days(List<Told> told, Instant from, Instant now) {
        return day(from)
                .datesUntil(day(now).plusDays(1))
                .map(day -> new Day(
                        day,
                        count(told, day, TokensRotated.class::isInstance),
                        count(
                                told,
                                day,
                                event -> event instanceof ConnectionDegraded
                                        || event instanceof ReauthorizationRequired)))
                .toList();
    }

    private static long count(List<Told> told, LocalDate day, Predicate<@Nullable Event> wanted) {
        return told.stream()
                .filter(each -> day(each.at()).equals(day) && wanted.test(each.event()))
                .count();
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
