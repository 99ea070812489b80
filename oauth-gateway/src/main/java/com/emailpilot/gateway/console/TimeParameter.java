package com.emailpilot.gateway.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** A time in an address, in ISO 8601; a day is taken as a whole, in UTC. */
public final class TimeParameter {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private TimeParameter() {}

    /** That time, or the begin of that day; refuses what is neither. */
    public static Instant earliest(String text) {
        return time(text.strip(), LocalTime.MIN);
    }

    /** That time, or the end of that day; refuses what is neither. */
    public static Instant latest(String text) {
        return time(text.strip(), LocalTime.MAX);
    }

    private static Instant time(String text, LocalTime ofDay) {
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atTime(ofDay).toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException _) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid_time",
                    "Write times like 2026-01-31T12:00:00Z, or days like 2026-01-31.",
                    null);
        }
    }
}
