package com.emailpilot.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a write as nested maps, apart from those that the server fills in.
 *
 * @param values what is set, as the document holds it
 * @param mask what is set or removed: a field in the mask without a value is removed
 * @param serverTimes what becomes the server time of the commit
 */
record FieldTree(Map<String, Object> values, List<FieldPath> mask, List<FieldPath> serverTimes) {

    static FieldTree of(Map<FieldPath, Object> fields) {
        var tree = new FieldTree(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        fields.forEach((path, value) -> {
            refuseFieldWithin(path, fields);
            tree.add(path, value);
        });
        return tree;
    }

    static FieldTree ofDocument(Map<String, Object> fields) {
        var tree = new FieldTree(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        fields.forEach((name, value) -> {
            if (value == FieldValue.REMOVED) {
                throw new IllegalArgumentException("a new document has nothing to remove: " + name);
            }
            tree.add(FieldPath.of(name), value);
        });
        return tree;
    }

    private void add(FieldPath path, Object value) {
        if (value == FieldValue.SERVER_TIMESTAMP) {
            serverTimes.add(path);
            return;
        }
        mask.add(path);
        if (value != FieldValue.REMOVED) {
            parentOf(path).put(path.names().getLast(), withoutServerTimes(path, value));
        }
    }

    @SuppressWarnings("unchecked") // no value lies above another, so every map above one was made here
    private Map<String, Object> parentOf(FieldPath path) {
        var parent = values;
        for (String name : path.names().subList(0, path.names().size() - 1)) {
            parent = (Map<String, Object>) parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
        }
        return parent;
    }

    private Object withoutServerTimes(FieldPath path, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> kept = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, inner) -> {
            var at = below(path, (String) name);
            if (inner == FieldValue.SERVER_TIMESTAMP) {
                serverTimes.add(at);
            } else {
                kept.put(name, withoutServerTimes(at, inner));
            }
        });
        return kept;
    }

    private static FieldPath below(FieldPath path, String name) {
        var names = new ArrayList<>(path.names());
        names.add(name);
        return new FieldPath(names);
    }

    private static void refuseFieldWithin(FieldPath path, Map<FieldPath, Object> fields) {
        for (int depth = 1; depth < path.names().size(); depth++) {
            var above = new FieldPath(path.names().subList(0, depth));
            if (fields.containsKey(above)) {
                throw new IllegalArgumentException(path + " lies within " + above + ", name one of them");
            }
        }
    }
}
