package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Rotation;
import java.time.Duration;
import java.time.Instant;

/** Whether a connection may be declared dead because Klaviyo said {@code invalid_grant}: step R5 (c), pure. */
final class RefusalPolicy {

    private RefusalPolicy() {}

    /** What a refusal leads to. */
    sealed interface Decision {}

    /** One refusal proves nothing; a second one, later, does. */
    record Confirm(Instant at) implements Decision {}

    /** Klaviyo refuses so many at once that the trouble may be its own: the verdict waits, and comes all the same. */
    record WaitForTheFleet(Instant until) implements Decision {}

    record Declare(ConnectionState state) implements Decision {}

    static Decision decide(Rotation rotation, Instant now, Duration confirmAfter, boolean fleetInTrouble) {
        var earlier = rotation.invalidGrant();
        if (earlier == null || earlier.firstAt().plus(confirmAfter).isAfter(now)) {
            return new Confirm(
                    earlier == null ? now.plus(confirmAfter) : earlier.firstAt().plus(confirmAfter));
        }
        if (fleetInTrouble) {
            return new WaitForTheFleet(now.plus(confirmAfter));
        }
        return new Declare(
                rotation.ambiguousSince() == null
                        ? ConnectionState.NEEDS_REAUTHORIZATION
                        : ConnectionState.ROTATION_LOST);
    }
}
