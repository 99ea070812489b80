package com.emailpilot.gateway.clients;

import com.emailpilot.events.ClientStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person can filter the list by, and how many clients each choice would show: pure. A choice that would show none
 * is left out, unless it is the one that was made.
 */
record Facets(List<Choice> health, List<Choice> status, List<Choice> tag, List<Choice> whose) {

    private static final String ANY = "";
    /** All but what is true of nearly everything, which only a link of another page asks for. */
    private static final Condition[] OFFERED =
            EnumSet.complementOf(EnumSet.of(Condition.ROTATED_LATELY)).toArray(Condition[]::new);

    private static final Kind HEALTH = new Kind("All", words(OFFERED, Condition::word), ListWords::ofCondition);
    private static final Kind STATUS =
            new Kind("Any status", words(ClientStatus.values(), ClientStatus::word), ListWords::ofStatus);
    private static final Kind WHOSE =
            new Kind("Mine and shared", List.of(Filters.MINE, Filters.SHARED), ListWords::ofWhose);

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

    /** How the values of a filter are called. */
    private record Kind(String any, Collection<String> values, UnaryOperator<String> label) {}

    /**
     * @param counts absent while the list is still being loaded
     */
    static Facets of(ListQuery.Filter wanted, ClientList.@Nullable Counts counts) {
        var tags = counts == null ? Map.<String, Integer>of() : counts.tag();
        return new Facets(
                choices(HEALTH, counts == null ? null : counts.health(), wanted.health()),
                choices(STATUS, counts == null ? null : counts.status(), wanted.status()),
                choices(new Kind("Any tag", tags.keySet(), tag -> tag), tags, wanted.tag()),
                choices(WHOSE, counts == null ? null : counts.whose(), wanted.whose()));
    }

    /** Whether there is anything to choose between. */
    static boolean useful(List<Choice> choices) {
        return choices.size() > 2
                || choices.stream()
                        .anyMatch(choice -> choice.chosen() && !choice.value().isEmpty());
    }

    private static List<Choice> choices(Kind kind, @Nullable Map<String, Integer> counts, @Nullable String chosen) {
        var values = new LinkedHashSet<>(kind.values());
        if (chosen != null) {
            values.add(chosen);
        }
        return Stream.concat(
                        Stream.of(new Choice(ANY, kind.any(), null, chosen == null)),
                        values.stream()
                                .filter(value -> counts == null || counts.containsKey(value) || value.equals(chosen))
                                .map(value -> new Choice(
                                        value, kind.label().apply(value), count(counts, value), value.equals(chosen))))
                .toList();
    }

    private static @Nullable String count(@Nullable Map<String, Integer> counts, String value) {
        return counts == null ? null : ListWords.number(counts.getOrDefault(value, 0));
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
