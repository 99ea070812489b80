package com.emailpilot.clients;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a write: {@code new Changes().set("oauth.state", "connected").remove("oauth.attempt")}. */
public final class Changes {

    private final Map<FieldPath, Object> fields = new LinkedHashMap<>();

    /** Sets the field at a dotted path; null leaves the field as it is. */
    public Changes set(String dotted, @Nullable Object value) {
        return set(FieldPath.dotted(dotted), value);
    }

    /** Sets a field; null leaves the field as it is. */
    public Changes set(FieldPath path, @Nullable Object value) {
        if (value != null) {
            fields.put(path, value);
        }
        return this;
    }

    /** Sets the field to a value, or removes it where there is none. */
    public Changes setOrRemove(String dotted, @Nullable Object value) {
        return set(dotted, value == null ? FieldValue.REMOVED : value);
    }

    /** Sets the field to the server time of the commit. */
    public Changes setServerTime(String dotted) {
        return set(dotted, FieldValue.SERVER_TIMESTAMP);
    }

    /** Removes the fields at dotted paths. */
    public Changes remove(String... dotted) {
        for (String path : dotted) {
            set(path, FieldValue.REMOVED);
        }
        return this;
    }

    /** A write that creates a document of these fields. */
    public Write.Create create(DocumentPath path) {
        Map<String, Object> document = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (value != FieldValue.REMOVED) {
                put(document, field, value);
            }
        });
        return new Write.Create(path, document);
    }

    /** A write that changes an existing document. */
    public Write.Update update(DocumentPath path) {
        return new Write.Update(path, fields, null);
    }

    /** A write that changes a document if nobody changed it since this server time, that of its last known change. */
    public Write.Update update(DocumentPath path, Instant ifUpdatedAt) {
        return new Write.Update(path, fields, ifUpdatedAt);
    }

    /** A write that changes a document if it is still as it was read. */
    public Write.Update update(Document asRead) {
        return new Write.Update(asRead.path(), fields, asRead.updateTime());
    }

    @SuppressWarnings("unchecked") // every inner map was put there by this method
    private static void put(Map<String, Object> document, FieldPath field, Object value) {
        Map<String, Object> map = document;
        var names = field.names();
        for (String name : names.subList(0, names.size() - 1)) {
            map = (Map<String, Object>) map.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
        }
        map.put(names.getLast(), value);
    }

    @Override
    public String toString() {
        Collection<FieldPath> names = fields.keySet();
        return "Changes" + names;
    }
}
