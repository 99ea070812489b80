package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a connection stands, in words to filter by: pure. One of the first four is always true, the others come on top. */
enum Condition {
    /** It works. */
    CONNECTED("connected"),
    /** Klaviyo did not answer lately, or the last look found something wrong; it is being tried again. */
    DEGRADED("degraded"),
    /** Only a person can help: by connecting it again. */
    NEEDS_PERSON("needs_person"),
    /** Somebody gave it up. */
    DISCONNECTED("disconnected"),
    /** Klaviyo ends the grant soon, because nobody used it for so long. */
    IDLE_EXPIRING("idle_expiring"),
    /** The access token ended, and no new one came. */
    TOKEN_OVERDUE("token_overdue"),
    /** Klaviyo did not grant all that we want. */
    SCOPES_MISSING("scopes_missing"),
    /** The last try to rotate brought no new tokens. */
    ROTATION_FAILING("rotation_failing"),
    /** Its tokens were rotated within a day. */
    ROTATED_LATELY("rotated_lately");

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration LATELY = Duration.ofHours(24);

    private final String word;

    Condition(String word) {
        this.word = word;
    }

    /** The word that stands in parameters and answers. */
    String word() {
        return word;
    }

    /**
     * The one that is always true.
     *
     * @param health absent before the first probe
     */
    static Condition of(ConnectionState state, @Nullable Health health) {
        return switch (state) {
            case CONNECTED -> health == null || health.ok() ? CONNECTED : DEGRADED;
            case DEGRADED -> DEGRADED;
            case NEEDS_REAUTHORIZATION, ROTATION_LOST -> NEEDS_PERSON;
            case DISCONNECTED -> DISCONNECTED;
        };
    }

    /** All that are true at this time. */
    static Set<Condition> at(Instant now, ClientRow row) {
        var all = EnumSet.of(row.condition());
        if (row.condition() == CONNECTED || row.condition() == DEGRADED) {
            var client = row.toViewers();
            add(TOKEN_OVERDUE, isBefore(client.expiresAt(), now), all);
            add(IDLE_EXPIRING, isBefore(idleEnd(client), now.plus(SOON)), all);
            add(SCOPES_MISSING, lacksScopes(client.health()), all);
            add(ROTATION_FAILING, client.connectionState().equals(ConnectionState.DEGRADED.word()), all);
            add(ROTATED_LATELY, isBefore(now.minus(LATELY), client.lastRefreshedAt()), all);
        }
        return all;
    }

    private static void add(Condition condition, boolean holds, Set<Condition> all) {
        if (holds) {
            all.add(condition);
        }
    }

    private static boolean lacksScopes(@Nullable Health health) {
        return health != null && !health.scopesMissing().isEmpty();
    }

    /** Absent where nobody knows: what a probe found is out of date once the tokens were used again. */
    private static @Nullable Instant idleEnd(ClientView client) {
        var health = client.health();
        return health == null || isBefore(health.checkedAt(), client.lastRefreshedAt()) ? null : health.idleExpiresAt();
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }
}
