package com.emailpilot.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as Firestore keeps and sorts them, in unchangeable copies. */
final class InMemoryValues {

    private InMemoryValues() {}

    static Map<String, Object> stored(Map<?, ?> fields) {
        Map<String, Object> copy = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                copy.put((String) name, stored(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    static Object stored(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Boolean flag -> flag;
            case Instant time -> time.truncatedTo(ChronoUnit.MICROS);
            case List<?> list ->
                list.stream()
                        .filter(Objects::nonNull)
                        .map(InMemoryValues::stored)
                        .toList();
            case Map<?, ?> map -> stored(map);
            default -> throw new IllegalArgumentException("the store holds no " + value.getClass());
        };
    }

    /** The fields with another value at the path, or none. */
    static Map<String, Object> with(Map<?, ?> fields, List<String> names, @Nullable Object value) {
        var inner = fields.get(names.getFirst());
        Map<String, Object> copy = new LinkedHashMap<>(stored(fields));
        if (names.size() > 1) {
            var below = inner instanceof Map<?, ?> map ? map : Map.of();
            if (value != null || inner instanceof Map<?, ?>) {
                copy.put(names.getFirst(), with(below, names.subList(1, names.size()), value));
            }
        } else if (value == null) {
            copy.remove(names.getFirst());
        } else {
            copy.put(names.getFirst(), stored(value));
        }
        return Collections.unmodifiableMap(copy);
    }

    static @Nullable Object at(Map<String, Object> fields, FieldPath path) {
        @Nullable Object value = fields;
        for (String name : path.names()) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    /** Values of unlike types sort by type. */
    static int compare(Object one, Object other) {
        if (one instanceof Long a && other instanceof Long b) {
            return a.compareTo(b);
        }
        if (one instanceof Boolean a && other instanceof Boolean b) {
            return a.compareTo(b);
        }
        if (one instanceof Instant a && other instanceof Instant b) {
            return a.compareTo(b);
        }
        if (one instanceof String a && other instanceof String b) {
            return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
        }
        return Integer.compare(rank(one), rank(other));
    }

    static boolean isSameType(Object one, Object other) {
        return rank(one) == rank(other);
    }

    private static int rank(Object value) {
        return switch (value) {
            case Boolean _ -> 1;
            case Number _ -> 2;
            case Instant _ -> 3;
            case String _ -> 4;
            case List<?> _ -> 5;
            default -> 6;
        };
    }
}
