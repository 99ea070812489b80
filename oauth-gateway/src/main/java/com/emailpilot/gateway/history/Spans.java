package com.emailpilot.gateway.history;

import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.events.Event;
import com.emailpilot.events.TokensRotated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a connection stood, one span after the other, without what nobody knows: pure. */
final class Spans {

    private Spans() {}

    static List<Span> of(List<Told> oldestFirst, Standing.Since current, Instant from, Instant now) {
        var changes =
                oldestFirst.stream().flatMap(told -> Change.of(told).stream()).toList();
        if (changes.isEmpty()) {
            var since = current.from().isAfter(from) ? current.from() : from;
            return List.of(current.standing().span(since, now));
        }
        List<Span> spans = new ArrayList<>();
        var standing = before(changes);
        var since = from;
        for (var change : changes) {
            if (change.to() != standing) {
                add(spans, standing, since, change.at());
                standing = change.to();
                since = change.at();
            }
        }
        add(spans, standing, since, now);
        return spans;
    }

    /** Absent where several ways lead to the first change: one commit may tell of a rotation and of a recovery. */
    private static @Nullable Standing before(List<Change> changes) {
        var first = changes.getFirst();
        var recovered = changes.stream()
                .filter(change -> change.at().equals(first.at()))
                .anyMatch(change -> change.event() instanceof ConnectionRecovered);
        return !recovered && (first.event() instanceof TokensRotated || first.event() instanceof ConnectionDegraded)
                ? Standing.CONNECTED
                : null;
    }

    private static void add(List<Span> spans, @Nullable Standing standing, Instant since, Instant until) {
        if (standing != null && since.isBefore(until)) {
            spans.add(standing.span(since, until));
        }
    }

    private record Change(Instant at, Event event, Standing to) {

        private static List<Change> of(Told told) {
            var event = told.event();
            return event == null
                    ? List.of()
                    : Standing.after(event).stream()
                            .map(to -> new Change(told.at(), event, to))
                            .toList();
        }
    }
}
