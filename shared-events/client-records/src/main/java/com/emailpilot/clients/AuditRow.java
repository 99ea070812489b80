package com.emailpilot.clients;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit trail, {@code audit/{id}}: who did what to which client; never a secret, and never changed.
 *
 * @param id names the row; whoever stores the same row twice under it meets a conflict
 * @param at when it happened, by the clock of the service that says so
 * @param action the word of an {@link AuditAction}
 * @param actor e-mail address of the person or service account; absent where nobody proved who it is
 * @param clientId absent where it is about none, or about one that does not exist yet
 * @param outcome a fixed word; absent where the action says it all
 * @param details what else is worth knowing: texts, longs and booleans by name
 */
public record AuditRow(
        String id,
        Instant at,
        String action,
        @Nullable String actor,
        @Nullable String clientId,
        @Nullable String outcome,
        Map<String, Object> details) {

    /** Where all rows live. */
    public static final String COLLECTION = "audit";

    /** So many parts the rows are spread over, in their field {@code shard}. */
    public static final int SHARDS = MergedParts.SHARDS;

    private static final Set<String> OWN_FIELDS =
            Set.of("at", "recorded_at", "shard", "action", "actor", "client_id", "outcome");

    public AuditRow {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** A row that says no more than who did what. */
    public static AuditRow of(String id, Instant at, AuditAction action, @Nullable String actor) {
        return new AuditRow(id, at, action.word(), actor, null, null, Map.of());
    }

    /** Where the row of this id lives. */
    public static DocumentPath path(String id) {
        return new DocumentPath(COLLECTION, id);
    }

    /** In which part the row of this id lies. */
    public static long shard(String id) {
        return Math.floorMod(id.hashCode(), SHARDS);
    }

    /** The same row, about a client. */
    public AuditRow about(@Nullable String client) {
        return new AuditRow(id, at, action, actor, client, outcome, details);
    }

    /** The same row, with how it ended. */
    public AuditRow ended(String word) {
        return new AuditRow(id, at, action, actor, clientId, word, details);
    }

    /** The same row, with one more detail; null leaves it as it is. */
    public AuditRow with(String name, @Nullable Object value) {
        if (OWN_FIELDS.contains(name)) {
            throw new IllegalArgumentException("Give the detail another name: a row has a field " + name);
        }
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(details);
        more.put(name, value);
        return new AuditRow(id, at, action, actor, clientId, outcome, more);
    }

    /** Stores the row: belongs into the commit of what it tells of, where there is one. */
    public Write create() {
        var fields = new Changes()
                .set("at", at)
                .setServerTime("recorded_at")
                .set("shard", shard(id))
                .set("action", action)
                .set("actor", actor)
                .set("client_id", clientId)
                .set("outcome", outcome);
        details.forEach((name, value) -> fields.set(FieldPath.of(name), value));
        return fields.create(path(id));
    }

    /** The row that a document holds. */
    static AuditRow read(Document row) {
        var details = new TreeMap<>(row.fields());
        details.keySet().removeAll(OWN_FIELDS);
        return new AuditRow(
                row.path().id(),
                row.time("at").orElse(row.createTime()),
                row.text("action").orElse(""),
                row.text("actor").orElse(null),
                row.text("client_id").orElse(null),
                row.text("outcome").orElse(null),
                details);
    }

    @Override
    public String toString() {
        return "AuditRow[" + id + ", " + at + ", " + action + ", " + actor + ", " + clientId + ", " + outcome + ", "
                + details + "]";
    }
}
