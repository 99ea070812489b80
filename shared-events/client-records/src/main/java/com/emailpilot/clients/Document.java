package com.emailpilot.clients;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored document as it was read.
 *
 * @param fields strings, longs, booleans, {@link Instant}s, lists and maps; a stored null is absent
 * @param createTime server time at which it was created
 * @param updateTime server time of its last change: the precondition of the next write
 */
public record Document(DocumentPath path, Map<String, Object> fields, Instant createTime, Instant updateTime) {

    public Document {
        fields = Collections.unmodifiableMap(fields);
    }

    /** The value at a dotted path; empty when absent or of another type. */
    public <T> Optional<T> value(String dotted, Class<T> type) {
        @Nullable Object value = fields;
        for (String segment : FieldPath.dotted(dotted).names()) {
            value = value instanceof Map<?, ?> map ? map.get(segment) : null;
        }
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** The text at a dotted path; empty when absent. */
    public Optional<String> text(String dotted) {
        return value(dotted, String.class);
    }

    /** The time at a dotted path; empty when absent. */
    public Optional<Instant> time(String dotted) {
        return value(dotted, Instant.class);
    }

    /** The number at a dotted path; empty when absent. */
    public Optional<Long> number(String dotted) {
        return value(dotted, Long.class);
    }

    /** The texts of a list at a dotted path; empty when absent. */
    public List<String> texts(String dotted) {
        return value(dotted, List.class).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
