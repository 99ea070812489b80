package com.emailpilot.provisioner.health;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Health;

/** What stands under {@code health} in a client record. */
public final class HealthFields {

    private HealthFields() {}

    /** Adds the fields to a write, all of them: what no longer holds disappears. */
    public static Changes set(Changes changes, Health health) {
        return changes.set("health.checked_at", health.checkedAt())
                .set("health.ok", health.ok())
                .setOrRemove("health.reason", health.reason())
                .set("health.scopes_missing", health.scopesMissing())
                .setOrRemove("health.idle_expires_at", health.idleExpiresAt());
    }
}
