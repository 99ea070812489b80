package com.emailpilot.gateway.clients;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a user's connections stand, in numbers. Each client counts in one of the first four; the others come on top, and
 * count live connections alone.
 *
 * @param total how many clients there are
 * @param rotationFailing whose last try to rotate brought no new tokens
 * @param rotatedLately whose tokens were rotated within a day, each counted once
 */
record Overview(
        long total,
        Figure connected,
        Figure degraded,
        Figure needsPerson,
        Figure disconnected,
        Figure idleExpiring,
        Figure tokenOverdue,
        Figure scopesMissing,
        Figure rotationFailing,
        Figure rotatedLately) {

    /**
     * A number with the clients behind it.
     *
     * @param query what to ask the list for
     */
    record Figure(long count, String query) {

        private static Figure of(Map<Condition, Long> counts, Condition condition) {
            return new Figure(counts.getOrDefault(condition, 0L), "health=" + condition.word());
        }
    }

    static Overview of(List<ClientRow> rows, Instant now) {
        var counts = rows.stream()
                .flatMap(row -> Condition.at(now, row).stream())
                .collect(groupingBy(condition -> condition, counting()));
        return new Overview(
                rows.size(),
                Figure.of(counts, Condition.CONNECTED),
                Figure.of(counts, Condition.DEGRADED),
                Figure.of(counts, Condition.NEEDS_PERSON),
                Figure.of(counts, Condition.DISCONNECTED),
                Figure.of(counts, Condition.IDLE_EXPIRING),
                Figure.of(counts, Condition.TOKEN_OVERDUE),
                Figure.of(counts, Condition.SCOPES_MISSING),
                Figure.of(counts, Condition.ROTATION_FAILING),
                Figure.of(counts, Condition.ROTATED_LATELY));
    }

    /** How many connections are kept alive. */
    public long live() {
        return connected.count() + degraded.count();
    }

    /** Which share of the live connections is failing, in percent; absent while none is live. */
    public @Nullable Double failureRate() {
        return live() == 0 ? null : 100.0 * rotationFailing.count() / live();
    }
}
