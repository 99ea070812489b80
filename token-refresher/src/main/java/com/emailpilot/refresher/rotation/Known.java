package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecord;
import java.time.Instant;

/**
 * A client as the holder of an attempt knows it.
 *
 * @param updateTime the precondition of the next commit
 * @param asHeld whether this is what our own commit of R1 left behind; otherwise it was read again
 */
record Known(ClientRecord client, Instant updateTime, boolean asHeld) {

    boolean heldBy(Held held) {
        return asHeld || client.oauth().rotation().attemptedBy(held.attempt().id());
    }

    boolean endedBy(Held held) {
        return client.oauth().rotation().endedBy(held.attempt().id());
    }
}
