package com.emailpilot.operations.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a client may not be up to date, as far as its record tells, and what to do: pure. */
final class Findings {

    private static final Duration LATE = Duration.ofMinutes(1);

    private Findings() {}

    static List<String> about(Read read) {
        var client = read.client();
        List<String> found = new ArrayList<>();
        found.add(state(client));
        addRotation(found, client, read.readTime());
        var health = client.health();
        if (health != null && !health.ok()) {
            found.add("the last probe found: " + health.reason());
        }
        return List.copyOf(found);
    }

    private static String state(ClientRecord client) {
        return switch (client.oauth().state()) {
            case CONNECTED -> "connected: its tokens are kept alive";
            case DEGRADED -> "degraded: Klaviyo gave no new tokens lately, it is tried again by itself";
            case NEEDS_REAUTHORIZATION -> "Klaviyo no longer allows it: somebody must connect it again";
            case ROTATION_LOST -> "its tokens were lost on the way from Klaviyo: somebody must connect it again";
            case DISCONNECTED ->
                client.oauth().revocation() == null
                        ? "disconnected, and revoked at Klaviyo"
                        : "disconnected, not yet revoked at Klaviyo: that is repeated until Klaviyo confirms it";
        };
    }

    private static void addRotation(List<String> found, ClientRecord client, Instant now) {
        var oauth = client.oauth();
        if (!oauth.alive()) {
            return;
        }
        var due = oauth.rotation().nextRefreshAt();
        if (due == null) {
            found.add("no refresh is planned: clients refresh " + client.clientId());
        } else if (due.plus(LATE).isBefore(now)) {
            found.add("its refresh is overdue for %s: does a token-refresher run? ./emailpilot doctor"
                    .formatted(roughly(due, now)));
        }
        if (isOver(oauth.expiresAt(), now)) {
            found.add("its access token has run out");
        }
        if (oauth.rotation().ambiguousSince() != null) {
            found.add("an answer of Klaviyo was lost: the next refresh shows whether that did harm");
        }
    }

    private static boolean isOver(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && expiresAt.isBefore(now);
    }

    private static String roughly(Instant from, Instant to) {
        var minutes = Duration.between(from, to).toMinutes();
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
    }
}
