package com.emailpilot.clients;

import com.google.firestore.v1.ArrayValue;
import com.google.firestore.v1.MapValue;
import com.google.firestore.v1.Value;
import com.google.protobuf.NullValue;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as Firestore stores them, and back. */
final class FirestoreValues {

    private FirestoreValues() {}

    static Value encode(@Nullable Object value) {
        var encoded = Value.newBuilder();
        return switch (value) {
            case null -> encoded.setNullValue(NullValue.NULL_VALUE).build();
            case String text -> encoded.setStringValue(text).build();
            case Long number -> encoded.setIntegerValue(number).build();
            case Integer number -> encoded.setIntegerValue(number).build();
            case Boolean flag -> encoded.setBooleanValue(flag).build();
            case Instant time -> encoded.setTimestampValue(timestamp(time)).build();
            case List<?> list -> encoded.setArrayValue(array(list)).build();
            case Map<?, ?> map -> encoded.setMapValue(map(map)).build();
            default -> throw new IllegalArgumentException("the store holds no " + value.getClass());
        };
    }

    /** Leaves out nulls and the types that {@link Document} does not have. */
    static Map<String, Object> decode(Map<String, Value> fields) {
        Map<String, Object> decoded = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((name, value) -> {
            var object = decode(value);
            if (object != null) {
                decoded.put(name, object);
            }
        });
        return decoded;
    }

    static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    private static @Nullable Object decode(Value value) {
        return switch (value.getValueTypeCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INTEGER_VALUE -> value.getIntegerValue();
            case BOOLEAN_VALUE -> value.getBooleanValue();
            case TIMESTAMP_VALUE -> instant(value.getTimestampValue());
            case MAP_VALUE -> decode(value.getMapValue().getFieldsMap());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(FirestoreValues::decode)
                        .filter(Objects::nonNull)
                        .toList();
            default -> null;
        };
    }

    private static ArrayValue array(List<?> list) {
        var array = ArrayValue.newBuilder();
        list.forEach(item -> array.addValues(encode(item)));
        return array.build();
    }

    private static MapValue map(Map<?, ?> map) {
        var encoded = MapValue.newBuilder();
        map.forEach((name, value) -> encoded.putFields((String) name, encode(value)));
        return encoded.build();
    }
}
