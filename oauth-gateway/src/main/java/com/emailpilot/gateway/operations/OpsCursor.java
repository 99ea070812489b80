package com.emailpilot.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.gateway.console.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a page of a list starts, as text that callers pass on without reading it. */
final class OpsCursor {

    private static final int MOST_CHARACTERS = 1_000;

    private OpsCursor() {}

    static @Nullable String write(@Nullable After after) {
        return after == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((after.value() + "|" + after.id()).getBytes(UTF_8));
    }

    /** The place that a cursor names; refuses a text that we did not write. */
    static @Nullable After read(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            var bar = text.indexOf('|');
            if (bar < 0 || bar == text.length() - 1 || text.length() > MOST_CHARACTERS || text.indexOf('/') >= 0) {
                throw noPlace();
            }
            return new After(Instant.parse(text.substring(0, bar)), text.substring(bar + 1));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw noPlace();
        }
    }

    private static Refusal noPlace() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid_cursor",
                "That is no place in the list. Begin with the first page.",
                null);
    }
}
