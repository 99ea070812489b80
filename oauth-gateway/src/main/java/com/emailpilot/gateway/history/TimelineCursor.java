package com.emailpilot.gateway.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.clients.DocumentQuery.After;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a timeline starts, in both of its sources.
 *
 * @param audit the last row of the audit trail that was shown; absent where none was
 * @param event the last event that was shown; absent where none was
 */
record TimelineCursor(@Nullable After audit, @Nullable After event) {

    static final TimelineCursor START = new TimelineCursor(null, null);

    private static final Pattern PLACE = Pattern.compile("([0-9TZ:.-]{20,40}),([A-Za-z0-9_-]{1,128})");

    /** The place that a text names; empty for a text that we did not write. */
    static Optional<TimelineCursor> read(String text) {
        try {
            var places = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\\|", -1);
            return places.length == 2
                    ? Optional.of(new TimelineCursor(place(places[0]), place(places[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    String write() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((text(audit) + "|" + text(event)).getBytes(UTF_8));
    }

    private static String text(@Nullable After place) {
        return place == null ? "" : place.value() + "," + place.id();
    }

    private static @Nullable After place(String text) {
        if (text.isEmpty()) {
            return null;
        }
        var matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no place in a timeline");
        }
        return new After(Instant.parse(matcher.group(1)), matcher.group(2));
    }
}
