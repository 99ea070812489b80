package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.SignedIn;
import java.time.Instant;

/**
 * A flow after step C1: nobody else exchanges its code.
 *
 * @param person whose session started it
 * @param claimedAt server time of the claim
 */
record ClaimedFlow(Flow flow, SignedIn person, Instant claimedAt) {

    /** Names the grant, too. */
    String id() {
        return flow.stateHash();
    }
}
