package com.emailpilot.provisioner.health;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Health;
import com.emailpilot.events.ClientChange;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which event, if any, tells that the health of a connection changed: pure. */
final class NewsPolicy {

    private NewsPolicy() {}

    /**
     * Empty when nobody would notice a difference.
     *
     * <p>A connection that the refresher calls degraded, or no longer does, has had its event: then the change of
     * health is an ordinary update, so that people hear of one trouble once.
     */
    static Optional<ClientChange> about(ClientRecord client, Health found, Instant now) {
        var changed = changed(before(client, found), found);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        var state = client.stateAt(client.oauth().seq() + 1, now);
        if (!changed.contains("health.ok") || client.oauth().state() == ConnectionState.DEGRADED) {
            return Optional.of(new ClientUpdated(state, changed));
        }
        var reason = found.reason();
        return Optional.of(reason == null ? new ConnectionRecovered(state) : new ConnectionDegraded(state, reason));
    }

    /** Whoever was never probed counts as well. */
    private static Health before(ClientRecord client, Health found) {
        var health = client.health();
        return health == null ? new Health(found.checkedAt(), true, null, List.of(), null) : health;
    }

    private static List<String> changed(Health before, Health found) {
        List<String> changed = new ArrayList<>();
        if (before.ok() != found.ok()) {
            changed.add("health.ok");
        }
        if (!Objects.equals(before.reason(), found.reason())) {
            changed.add("health.reason");
        }
        if (!before.scopesMissing().equals(found.scopesMissing())) {
            changed.add("health.scopes_missing");
        }
        return changed;
    }
}
