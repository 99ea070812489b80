package com.emailpilot.refresher.credentials;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a credential must last at least, as ISO 8601 has it: five minutes unless the caller says otherwise. */
final class MinValidity {

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private MinValidity() {}

    /**
     * Reads the parameter.
     *
     * @param values as often as it was given; absent where it was not
     * @return empty if it is no duration from nothing to half an hour
     */
    static Optional<Duration> parse(@Nullable List<String> values) {
        if (values == null) {
            return Optional.of(USUAL);
        }
        return values.size() == 1 ? duration(String.valueOf(values.getFirst())) : Optional.empty();
    }

    private static Optional<Duration> duration(String value) {
        try {
            return Optional.of(Duration.parse(value))
                    .filter(time -> !time.isNegative() && time.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
