package com.emailpilot.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages show them where seconds matter: the same for everybody, in UTC. */
public final class UtcTimes {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The moment, for people. */
    public String of(Instant moment) {
        return MOMENT.format(moment);
    }

    /** So many seconds, in the largest unit that says enough. */
    public String age(long seconds) {
        var age = Duration.ofSeconds(Math.max(0, seconds));
        if (age.toMinutes() < 2) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
    }
}
