package com.emailpilot.gateway.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the system stands, as far as the store tells.
 *
 * @param outbox what each service still has to publish
 * @param parked dead letters that wait, by subscription
 * @param overdue clients whose tokens should have been rotated over a minute ago
 * @param needPerson clients that must be connected again
 * @param lastHour how many events of a type were stored within the last hour, by the type's name
 * @param alerts what the watchdog found and what is not over yet
 * @param notKnownHere what somebody else knows, and who
 */
record SystemStatus(
        Instant asOf,
        List<OutboxState> outbox,
        Map<String, Amount> parked,
        Overdue overdue,
        Amount needPerson,
        Map<String, Amount> lastHour,
        List<OpenAlert> alerts,
        Map<String, String> notKnownHere) {

    SystemStatus {
        outbox = List.copyOf(outbox);
        alerts = List.copyOf(alerts);
        parked = Collections.unmodifiableMap(new TreeMap<>(parked));
        lastHour = Collections.unmodifiableMap(new TreeMap<>(lastHour));
        notKnownHere = Collections.unmodifiableMap(new TreeMap<>(notKnownHere));
    }

    /**
     * A number that was counted, up to a limit.
     *
     * @param more whether there are more than these
     */
    record Amount(long count, boolean more) {

        static Amount upTo(long counted, long limit) {
            return new Amount(counted, counted >= limit);
        }

        @Override
        public String toString() {
            return count + (more ? "+" : "");
        }
    }

    /**
     * @param oldestSeconds age of the oldest event; absent where none waits
     */
    record OutboxState(
            String service, Amount rows, @Nullable Long oldestSeconds) {}

    /**
     * @param longestSeconds how long the most overdue client has waited; absent where none has
     */
    record Overdue(Amount clients, @Nullable Long longestSeconds) {

        static Overdue none() {
            return new Overdue(new Amount(0, false), null);
        }

        Overdue and(Overdue other) {
            var both = new Amount(clients.count() + other.clients.count(), clients.more() || other.clients.more());
            return new Overdue(both, longest(longestSeconds, other.longestSeconds));
        }

        private static @Nullable Long longest(@Nullable Long one, @Nullable Long other) {
            return one == null || (other != null && other > one) ? other : one;
        }
    }

    /** Whether a person should look at it now. */
    boolean calm() {
        return alerts.isEmpty()
                && parked.isEmpty()
                && overdue.clients().count() == 0
                && outbox.stream().allMatch(each -> isYoung(each.oldestSeconds()));
    }

    private static boolean isYoung(@Nullable Long seconds) {
        return seconds == null || Duration.ofSeconds(seconds).compareTo(Duration.ofMinutes(1)) < 0;
    }
}
