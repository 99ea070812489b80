package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.IdlePolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one client says of it, beyond its fields: pure.
 *
 * @param standing how the connection stands, in two or three words
 * @param tone colour of the standing: good, warn, bad or off
 * @param lastTry how the last attempt to rotate ended; absent before the first one
 * @param idleEndsAt when Klaviyo ends the grant unless its tokens are used before; absent where nobody knows
 * @param leaves whether the person may give up a part in it
 */
record ClientSheet(
        ClientDetails details,
        String standing,
        String tone,
        @Nullable String lastTry,
        @Nullable Instant idleEndsAt,
        boolean leaves) {

    static ClientSheet of(String user, ClientRecord client) {
        var condition = Condition.of(client.oauth().state(), client.health());
        var last = client.oauth().rotation().lastAttempt();
        return new ClientSheet(
                ClientDetails.of(user, client),
                standing(condition),
                tone(condition),
                last == null ? null : AttemptWords.of(last.outcome()),
                client.oauth().alive() ? idleEnd(client.oauth(), client.health()) : null,
                !client.ownerUserId().equals(user));
    }

    /** Each use of the tokens counts, whether a probe has seen it or not. */
    private static @Nullable Instant idleEnd(Connection oauth, @Nullable Health health) {
        var used = oauth.lastRefreshedAt();
        if (used != null) {
            return IdlePolicy.endsAt(used);
        }
        return health == null ? null : health.idleExpiresAt();
    }

    private static String standing(Condition condition) {
        return switch (condition) {
            case CONNECTED, ROTATED_LATELY -> "Connected";
            case DEGRADED, IDLE_EXPIRING, TOKEN_OVERDUE, SCOPES_MISSING, ROTATION_FAILING -> "Degraded";
            case NEEDS_PERSON -> "Needs reconnecting";
            case DISCONNECTED -> "Disconnected";
        };
    }

    private static String tone(Condition condition) {
        return switch (condition) {
            case CONNECTED, ROTATED_LATELY -> "good";
            case DEGRADED, IDLE_EXPIRING, TOKEN_OVERDUE, SCOPES_MISSING, ROTATION_FAILING -> "warn";
            case NEEDS_PERSON -> "bad";
            case DISCONNECTED -> "off";
        };
    }
}
