package com.emailpilot.system.evidence;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One document of a dump. */
public record StoredDocument(String collection, String id, Map<String, Object> fields, Instant createTime) {

    /** A document as Google's client read it; without fields if it does not exist. */
    public static StoredDocument of(String collection, DocumentSnapshot read) {
        var fields = Optional.ofNullable(read.getData()).orElseGet(Map::of);
        var created = Optional.ofNullable(read.getCreateTime()).orElse(Timestamp.MIN_VALUE);
        return new StoredDocument(collection, read.getId(), fields, instant(created));
    }

    /** The value at a dotted path; empty where it is absent. */
    public Optional<Object> find(String dotted) {
        @Nullable Object value = fields;
        for (var name : dotted.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    /** The value at a dotted path as text; empty text where it is absent. */
    public String text(String dotted) {
        return find(dotted).map(String::valueOf).orElse("");
    }

    /** The number at a dotted path; 0 where it is absent. */
    public long number(String dotted) {
        return find(dotted).map(Long.class::cast).orElse(0L);
    }

    /** The time at a dotted path; empty where it is absent. */
    public Optional<Instant> time(String dotted) {
        return find(dotted).map(Timestamp.class::cast).map(StoredDocument::instant);
    }

    /** The dotted paths of all fields, those of maps resolved, in alphabetical order. */
    public Set<String> paths() {
        var paths = new TreeSet<String>();
        collect("", fields, paths);
        return paths;
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    private static void collect(String prefix, Map<?, ?> map, Set<String> paths) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                collect(prefix + name + ".", inner, paths);
            } else {
                paths.add(prefix + name);
            }
        });
    }
}
