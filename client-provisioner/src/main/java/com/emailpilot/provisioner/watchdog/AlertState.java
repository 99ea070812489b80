package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert stands, {@code alerts/{name}}.
 *
 * @param open whether it was raised and did not go away since
 * @param seenSince when the trouble of now was seen first; absent while there is none
 * @param openedAt when it was raised last
 * @param lastSeenAt when the trouble was seen last
 * @param clearedAt when it was gone last
 */
record AlertState(
        boolean open,
        @Nullable Instant seenSince,
        @Nullable Instant openedAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant clearedAt) {

    static final AlertState NEVER_SEEN = new AlertState(false, null, null, null, null);

    static AlertState of(Document stored) {
        return new AlertState(
                stored.value("open", Boolean.class).orElse(false),
                stored.time("seen_since").orElse(null),
                stored.time("opened_at").orElse(null),
                stored.time("last_seen_at").orElse(null),
                stored.time("cleared_at").orElse(null));
    }

    Changes fields() {
        return new Changes()
                .set("open", open)
                .setOrRemove("seen_since", seenSince)
                .setOrRemove("opened_at", openedAt)
                .setOrRemove("last_seen_at", lastSeenAt)
                .setOrRemove("cleared_at", clearedAt);
    }
}
