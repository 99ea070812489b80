package com.emailpilot.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.clients.DocumentQuery.After;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a page of the trail starts, as text that callers pass on without reading it. */
final class AuditCursor {

    private static final Pattern FORM = Pattern.compile("([^|]{20,40})\\|([A-Za-z0-9_-]{1,128})");

    private AuditCursor() {}

    static String write(After after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((after.value() + "|" + after.id()).getBytes(UTF_8));
    }

    /** The place that a cursor names; empty for a text that we did not write. */
    static Optional<After> read(String cursor) {
        try {
            var matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
            return matcher.matches()
                    ? Optional.of(new After(Instant.parse(matcher.group(1)), matcher.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
