package com.emailpilot.provisioner.health;

/** How a probe of a connection ended. */
sealed interface ProbeOutcome {

    /** The connection serves, and the record says so. */
    record Healthy() implements ProbeOutcome {}

    /** The connection does not serve, and the record says why. */
    record Unhealthy(HealthReason reason) implements ProbeOutcome {}

    /** Nobody can tell now: the record keeps what the last complete answer said. */
    record Unknown(String cause) implements ProbeOutcome {}

    /** The client is gone, not connected, or was connected anew while we asked. */
    record NothingToProbe() implements ProbeOutcome {}
}
