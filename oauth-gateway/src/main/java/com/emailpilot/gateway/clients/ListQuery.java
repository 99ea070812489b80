package com.emailpilot.gateway.clients;

import com.emailpilot.events.ClientStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which clients a person wants to see, and in which order.
 *
 * @param after the last client of the page before; absent for the first page
 * @param words that each client must hold, folded
 */
record ListQuery(int limit, Order order, @Nullable Position after, List<String> words, Filter filter) {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_CURSOR = 2_000;

    ListQuery {
        words = List.copyOf(words);
    }

    /**
     * What clients must have; absent means any.
     *
     * @param health the word of a {@link Condition}
     * @param whose {@link Filters#MINE} or {@link Filters#SHARED}
     */
    record Filter(
            @Nullable String status,
            @Nullable String health,
            @Nullable String tag,
            @Nullable String whose) {

        boolean everything() {
            return Stream.of(status, health, tag, whose).allMatch(Objects::isNull);
        }
    }

    static ListQuery of(MultiValueMap<String, String> given) {
        var parameters = new Parameters(given);
        var order = order(parameters);
        var text = parameters.text("q", LONGEST_TEXT);
        return new ListQuery(
                parameters.number("limit", 1, MOST, USUAL),
                order,
                after(parameters, order),
                text == null ? List.of() : SearchText.words(text),
                filter(parameters));
    }

    /** Whether it asks for what the store itself can answer: everything, the last changed first. */
    boolean plain() {
        return words.isEmpty() && filter.everything() && order.equals(Order.LAST_CHANGED_FIRST);
    }

    private static Order order(Parameters parameters) {
        var wanted = parameters.word(
                "sort", Arrays.stream(Sort.values()).map(Sort::word).toList());
        var sort = Arrays.stream(Sort.values())
                .filter(each -> each.word().equals(wanted))
                .findFirst()
                .orElse(Sort.UPDATED);
        var direction = parameters.word("order", List.of("asc", "desc"));
        return direction == null ? sort.byItself() : new Order(sort, direction.equals("desc"));
    }

    private static @Nullable Position after(Parameters parameters, Order order) {
        var cursor = parameters.text("cursor", LONGEST_CURSOR);
        return cursor == null
                ? null
                : ListCursor.read(cursor, order)
                        .orElseThrow(() -> Parameters.refused("cursor", "is not from a list in this order"));
    }

    private static Filter filter(Parameters parameters) {
        return new Filter(
                parameters.word(
                        "status",
                        Arrays.stream(ClientStatus.values())
                                .map(ClientStatus::word)
                                .toList()),
                parameters.word(
                        "health",
                        Arrays.stream(Condition.values()).map(Condition::word).toList()),
                parameters.text("tag", LONGEST_TEXT),
                parameters.word("whose", List.of(Filters.MINE, Filters.SHARED)));
    }
}
