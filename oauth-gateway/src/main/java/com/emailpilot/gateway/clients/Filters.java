package com.emailpilot.gateway.clients;

import static java.util.stream.Collectors.toMap;

import com.emailpilot.gateway.clients.ListQuery.Filter;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets rows pass or not, and counts on the way what each value of each filter would show if it were chosen next. */
final class Filters {

    static final String MINE = "mine";
    static final String SHARED = "shared";

    private static final int MOST_VALUES = 100;

    private final Counted status;
    private final Counted health;
    private final Counted tag;
    private final Counted whose;
    private final List<Counted> all;
    private int passed;

    Filters(String user, Filter wanted, Instant now) {
        status = new Counted(wanted.status(), row -> List.of(row.toViewers().status()));
        health = new Counted(
                wanted.health(),
                row -> Condition.at(now, row).stream().map(Condition::word).toList());
        tag = new Counted(wanted.tag(), row -> row.toViewers().tags());
        whose = new Counted(
                wanted.whose(), row -> List.of(row.toViewers().owner().equals(user) ? MINE : SHARED));
        all = List.of(status, health, tag, whose);
    }

    /** A row that one filter alone holds back counts for the other values of that filter. */
    boolean pass(ClientRow row) {
        var missed = all.stream().filter(filter -> !filter.passes(row)).toList();
        switch (missed.size()) {
            case 0 -> {
                passed++;
                all.forEach(filter -> filter.count(row));
            }
            case 1 -> missed.getFirst().count(row);
            default -> {}
        }
        return missed.isEmpty();
    }

    /** How many passed. */
    int passed() {
        return passed;
    }

    ClientList.Counts counts() {
        return new ClientList.Counts(status.counts(), health.counts(), tag.counts(), whose.counts());
    }

    private static final class Counted {

        private final @Nullable String wanted;
        private final Function<ClientRow, Collection<String>> values;
        private final Map<String, Integer> counts = new HashMap<>();

        Counted(@Nullable String wanted, Function<ClientRow, Collection<String>> values) {
            this.wanted = wanted;
            this.values = values;
        }

        boolean passes(ClientRow row) {
            return wanted == null || values.apply(row).contains(wanted);
        }

        void count(ClientRow row) {
            values.apply(row).forEach(value -> counts.merge(value, 1, Integer::sum));
        }

        /** The most frequent first. */
        Map<String, Integer> counts() {
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_VALUES)
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
        }
    }
}
