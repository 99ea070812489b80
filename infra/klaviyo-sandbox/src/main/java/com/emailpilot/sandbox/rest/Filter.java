package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Entry;
import com.emailpilot.sandbox.accounts.Segment;
import com.emailpilot.sandbox.accounts.Shelf;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The {@code filter} parameter, as far as lists and segments have it; several comparisons are parted by commas. */
record Filter(Predicate<Entry> test) {

    private static final Pattern COMPARISON =
            Pattern.compile("([a-z-]+)\\(([a-z_]+),((?:\"[^\"]*\"|'[^']*'|[^\"'()])*)\\)(?:,(?=[a-z])|$)");
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s,\\[\\]\"']+)");

    /** Empty when a comparison does not exist for this collection. */
    static Optional<Filter> parse(Shelf shelf, String text) {
        Predicate<Entry> test = _ -> true;
        var matcher = COMPARISON.matcher(text);
        var end = 0;
        while (end < text.length()) {
            if (!matcher.find() || matcher.start() != end) {
                return Optional.empty();
            }
            var comparison = comparison(shelf, matcher.group(1), matcher.group(2), values(matcher.group(3)));
            if (comparison.isEmpty()) {
                return Optional.empty();
            }
            test = test.and(comparison.get());
            end = matcher.end();
        }
        return Optional.of(new Filter(test));
    }

    private static Optional<Predicate<Entry>> comparison(
            Shelf shelf, String operator, String field, Set<String> values) {
        var oneOf = operator.equals("equals") || operator.equals("any");
        return switch (field) {
            case "id" -> when(oneOf, entry -> values.contains(entry.id()));
            case "name" -> when(oneOf, entry -> values.contains(entry.name()));
            case "created", "updated" -> operator.equals("greater-than") ? after(field, values) : Optional.empty();
            case "is_active" ->
                when(oneOf && shelf == Shelf.SEGMENTS, entry -> values.contains(String.valueOf(active(entry))));
            case "is_starred" -> when(operator.equals("equals") && shelf == Shelf.SEGMENTS, _ -> true);
            default -> Optional.empty();
        };
    }

    private static Optional<Predicate<Entry>> when(boolean exists, Predicate<Entry> comparison) {
        return exists ? Optional.of(comparison) : Optional.empty();
    }

    private static Optional<Predicate<Entry>> after(String field, Set<String> values) {
        return values.stream().findFirst().flatMap(Filter::time).map(time -> entry -> {
            var own = field.equals("created") ? entry.created() : entry.updated();
            return own.isAfter(time);
        });
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static boolean active(Entry entry) {
        return entry instanceof Segment segment && segment.active();
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map(result -> {
                    var quoted = result.group(1) == null ? result.group(2) : result.group(1);
                    return quoted == null ? result.group(3) : quoted;
                })
                .collect(Collectors.toSet());
    }
}
