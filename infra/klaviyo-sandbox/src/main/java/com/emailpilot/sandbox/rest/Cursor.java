package com.emailpilot.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a sorted collection, between two entries: it stays valid whatever is added or removed.
 *
 * @param backwards whether the page before the place is wanted, not the one after it
 * @param field the field by which the walk is sorted
 * @param key the sort key of the entry beside the place
 */
record Cursor(boolean backwards, String field, String key) {

    private static final String SEPARATOR = "::";

    /** Opaque to clients; URL-safe Base64 without padding. */
    String encoded() {
        var text = String.join(SEPARATOR, backwards ? "prev" : "next", field, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is not a cursor of a walk sorted by that field. */
    static Optional<Cursor> decoded(String encoded, String field) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            var parts = text.split(SEPARATOR, 3);
            var known =
                    parts.length == 3 && (parts[0].equals("next") || parts[0].equals("prev")) && parts[1].equals(field);
            return known ? Optional.of(new Cursor(parts[0].equals("prev"), field, parts[2])) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
