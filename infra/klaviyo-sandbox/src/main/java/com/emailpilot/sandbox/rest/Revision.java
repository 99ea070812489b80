package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.http.Request;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The {@code revision} header: a year stable, a year deprecated, then retired, which means that the next one answers. */
sealed interface Revision {

    LocalDate NEWEST = LocalDate.of(2026, 7, 15);

    /** Klaviyo does not say what happens; the sandbox refuses, so that a client that forgets it is noticed. */
    record Missing() implements Revision {}

    record Unknown(String text) implements Revision {}

    /** Retired, and the client asked not to fall forward. */
    record Retired(String text) implements Revision {}

    record Served(LocalDate date) implements Revision {}

    static Revision of(Request request, Clock clock) {
        var text = request.header("revision").map(String::strip).orElse("");
        if (text.isEmpty()) {
            return new Missing();
        }
        try {
            var date = LocalDate.parse(text.split("\\.", 2)[0]);
            return date.isAfter(NEWEST) ? new Unknown(text) : dated(date, text, request, clock);
        } catch (DateTimeParseException _) {
            return new Unknown(text);
        }
    }

    private static Revision dated(LocalDate date, String text, Request request, Clock clock) {
        var oldestLiving = LocalDate.now(clock).minusYears(2);
        if (!date.isBefore(oldestLiving)) {
            return new Served(date);
        }
        var optedOut = request.header("X-Klaviyo-Revision-Fall-Forward-Opt-Out")
                .map("1"::equals)
                .orElse(false);
        return optedOut ? new Retired(text) : new Served(oldestLiving);
    }
}
