package com.emailpilot.operations.terminal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as ops write it: {@code 2026-03-01T12:00:00Z}, the begin of a day {@code 2026-03-01}, or {@code 90m} ago. */
public final class TimeConverter implements ITypeConverter<Instant> {

    /** What an option's description says about it. */
    public static final String FORMS = "2026-03-01T12:00:00Z, 2026-03-01 (UTC), or how long ago: 90s, 15m, 2h, 7d";

    private final Clock clock;

    public TimeConverter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            return text.matches("\\d{1,6}[smhd]") ? clock.instant().minus(ago(text)) : moment(text);
        } catch (DateTimeException _) {
            throw new TypeConversionException("'" + text + "' is no time. Write " + FORMS);
        }
    }

    private static Duration ago(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    }

    private static Instant moment(String text) {
        return text.length() == "2026-03-01".length()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }
}
