package com.emailpilot.clients.audit;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SHA-256 over values, each with its type and its length before it: two that differ never have the same text. */
final class Digest {

    private final Hasher hasher = Hashing.sha256().newHasher();

    Digest add(@Nullable Object value) {
        switch (value) {
            case null -> hasher.putByte((byte) '0');
            case String text -> text(text);
            case Long number -> hasher.putByte((byte) 'n').putLong(number);
            case Boolean flag -> hasher.putByte((byte) 'b').putBoolean(flag);
            case Instant time ->
                hasher.putByte((byte) 't').putLong(time.getEpochSecond()).putInt(time.getNano());
            case Collection<?> several -> {
                hasher.putByte((byte) 'l').putInt(several.size());
                several.forEach(this::add);
            }
            case Map<?, ?> map -> fields(map);
            default -> throw new IllegalArgumentException("the store holds no " + value.getClass());
        }
        return this;
    }

    /** In hex; ends the digest. */
    String end() {
        return hasher.hash().toString();
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        hasher.putByte((byte) 's').putInt(bytes.length).putBytes(bytes);
    }

    /** The store keeps no order of its fields. */
    private void fields(Map<?, ?> map) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((name, value) -> sorted.put("" + name, value));
        hasher.putByte((byte) 'm').putInt(sorted.size());
        sorted.forEach((name, value) -> add(name).add(value));
    }
}
