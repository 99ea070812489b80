package com.emailpilot.operations.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them: nothing that a stored text holds can steer the terminal. */
final class Words {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final String ABSENT = "-";

    private Words() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> ABSENT;
            case Instant time -> SECONDS.format(time);
            case Duration duration -> duration.toString().substring(2).toLowerCase(Locale.ROOT);
            case Collection<?> several when several.isEmpty() -> ABSENT;
            case Collection<?> several -> several.stream().map(Words::of).collect(Collectors.joining(", "));
            case Map<?, ?> map when map.isEmpty() -> ABSENT;
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> harmless(each.getKey() + "=") + of(each.getValue()))
                        .collect(Collectors.joining(", "));
            default -> harmless(value.toString());
        };
    }

    /** Control characters, line ends and marks of direction would let a text show what is not there. */
    private static String harmless(String text) {
        var shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return shown.isBlank() ? ABSENT : shown;
    }
}
