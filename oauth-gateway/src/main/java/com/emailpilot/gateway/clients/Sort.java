package com.emailpilot.gateway.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a list can be sorted by: pure. */
enum Sort {
    /** The last change that a person would notice; the latest first. */
    UPDATED("updated", true),
    /** From A to Z. */
    NAME("name", false),
    /** Who needs a person first, then the degraded, the connected and the disconnected. */
    STATUS("status", false),
    /** Whose access token ends first, or ended longest ago; who has none comes last. */
    EXPIRES("expires", false),
    /** The last connected first. */
    CONNECTED("connected", true);

    private final String word;
    private final boolean descendingByItself;

    Sort(String word, boolean descendingByItself) {
        this.word = word;
        this.descendingByItself = descendingByItself;
    }

    /** The word that stands in parameters and cursors. */
    String word() {
        return word;
    }

    /** The direction in which people expect it. */
    Order byItself() {
        return new Order(this, descendingByItself);
    }

    /** Where a row stands. */
    Position place(ClientRow row) {
        var client = row.toViewers();
        return switch (this) {
            case UPDATED -> new Position(Position.micros(client.updatedAt()), "", client.clientId());
            case NAME -> new Position(0, row.name(), client.clientId());
            case STATUS -> new Position(urgency(row.condition()), row.name(), client.clientId());
            case EXPIRES -> new Position(micros(client.expiresAt(), Long.MAX_VALUE), "", client.clientId());
            case CONNECTED -> new Position(micros(client.connectedAt(), 0), "", client.clientId());
        };
    }

    private static int urgency(Condition condition) {
        return switch (condition) {
            case NEEDS_PERSON -> 0;
            case DEGRADED, IDLE_EXPIRING, TOKEN_OVERDUE, SCOPES_MISSING, ROTATION_FAILING -> 1;
            case CONNECTED, ROTATED_LATELY -> 2;
            case DISCONNECTED -> 3;
        };
    }

    private static long micros(@Nullable Instant time, long otherwise) {
        return time == null ? otherwise : Position.micros(time);
    }
}
