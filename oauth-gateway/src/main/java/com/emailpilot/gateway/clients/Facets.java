package com.emailpilot.gateway.clients;

import com.emailpilot.events.ClientStatus;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person can filter the list by, and how many clients each choice would show: pure. A choice that would show none
 * is left out, unless it is the one that was made.
 */
record Facets(List<Choice> health, List<Choice> status, List<Choice> tag, List<Choice> whose) {

    private static final String ANY = "";

    Facets {
        health = List.copyOf(health);
        status = List.copyOf(status);
        tag = List.copyOf(tag);
        whose = List.copyOf(whose);
    }

    /**
     * One value of a filter.
     *
     * @param value stands in the address
     * @param count absent while the list is still being loaded
     */
    record Choice(String value, String label, @Nullable String count, boolean chosen) {

        /** The label with its count. */
        public String text() {
            return count == null ? label : label + " (" + count + ")";
        }
    }

    /**
     * @param counts absent while the list is still being loaded
     */
    static Facets of(ListQuery.Filter wanted, ClientList.@Nullable Counts counts) {
        return new Facets(
                choices(
                        "All",
                        Arrays.stream(Condition.values()).map(Condition::word),
                        ListWords::ofCondition,
                        counts == null ? null : counts.health(),
                        wanted.health()),
                choices(
                        "Any status",
                        Arrays.stream(ClientStatus.values()).map(ClientStatus::word),
                        ListWords::ofStatus,
                        counts == null ? null : counts.status(),
                        wanted.status()),
                choices(
                        "Any tag",
                        counts == null ? Stream.empty() : counts.tag().keySet().stream(),
                        tag -> tag,
                        counts == null ? null : counts.tag(),
                        wanted.tag()),
                choices(
                        "Mine and shared",
                        Stream.of(Filters.MINE, Filters.SHARED),
                        ListWords::ofWhose,
                        counts == null ? null : counts.whose(),
                        wanted.whose()));
    }

    /** Whether there is anything to choose between. */
    static boolean useful(List<Choice> choices) {
        return choices.size() > 2
                || choices.stream()
                        .anyMatch(choice -> choice.chosen() && !choice.value().isEmpty());
    }

    private static List<Choice> choices(
            String any,
            Stream<String> values,
            UnaryOperator<String> label,
            @Nullable Map<String, Integer> counts,
            @Nullable String chosen) {
        var all = new LinkedHashSet<>(values.toList());
        if (chosen != null) {
            all.add(chosen);
        }
        return Stream.concat(
                        Stream.of(new Choice(ANY, any, null, chosen == null)),
                        all.stream()
                                .filter(value -> counts == null || counts.containsKey(value) || value.equals(chosen))
                                .map(value -> new Choice(
                                        value, label.apply(value), count(counts, value), value.equals(chosen))))
                .toList();
    }

    private static @Nullable String count(@Nullable Map<String, Integer> counts, String value) {
        return counts == null ? null : ListWords.number(counts.getOrDefault(value, 0));
    }
}
