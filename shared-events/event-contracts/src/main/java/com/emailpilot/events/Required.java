package com.emailpilot.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What JSON from outside must hold: each failure names the field, never its value. */
final class Required {

    private Required() {}

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void text(String field, @Nullable String value) {
        present(field, value);
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }

    static void textIfPresent(String field, @Nullable String value) {
        if (value != null) {
            text(field, value);
        }
    }

    static void texts(String field, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        values.forEach(value -> text(field, value));
    }

    static void positive(String field, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + " must be 1 or more");
        }
    }
}
