package com.emailpilot.operations.keys;

import com.emailpilot.vault.Reseal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many documents are sealed with which key.
 *
 * @param byKey by the key's id; a document counts for each key that sealed something in it
 * @param unknown documents that hold text which no key made
 * @param documents all of them
 */
record RowCounts(Map<Integer, Long> byKey, long unknown, long documents) {

    static final RowCounts NONE = new RowCounts(Map.of(), 0, 0);

    RowCounts {
        byKey = Collections.unmodifiableMap(new TreeMap<>(byKey));
    }

    long of(int keyId) {
        return byKey.getOrDefault(keyId, 0L);
    }

    /** At most so many documents hold something that this key did not seal. */
    long sealedOtherwise(int keyId) {
        return byKey.entrySet().stream()
                        .filter(entry -> entry.getKey() != keyId)
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                + unknown;
    }

    RowCounts plus(SealedRow row, Reseal reseal) {
        var more = new TreeMap<>(byKey);
        row.keys(reseal).forEach(key -> more.merge(key, 1L, Long::sum));
        var strange = row.fields().stream()
                .anyMatch(field -> reseal.keyOf(field.sealed()).isEmpty());
        return new RowCounts(more, strange ? unknown + 1 : unknown, documents + 1);
    }
}
