package com.emailpilot.operations.terminal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a command tells of: a row of a table, or an object of JSON.
 *
 * @param values texts, numbers, booleans, times, lists and maps by name; null where there is none
 */
public record Line(Map<String, @Nullable Object> values) {

    public Line {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A line that tells nothing yet. */
    public static Line empty() {
        return new Line(Map.of());
    }

    /** The same line with one more value at its end. */
    public Line with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<String, @Nullable Object>(values);
        more.put(name, value);
        return new Line(more);
    }

    /** What there is, for JSON. */
    Map<String, Object> present() {
        var present = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
