package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Grant;
import java.time.Instant;

/** Whether Klaviyo can be asked with the tokens of a waiting grant: step P3, pure. */
final class FreshnessPolicy {

    private FreshnessPolicy() {}

    /** How the tokens stand. */
    enum Freshness {
        /** The access token is good as far as we know. */
        FRESH,
        /** The access token has ended: the refresher is to rotate it. */
        EXPIRED,
        /** The refresher is at it: whoever took these tokens now might take those that it is about to replace. */
        BEING_ROTATED
    }

    static Freshness of(Grant grant, Instant now) {
        var attempt = grant.attempt();
        if (attempt != null && attempt.exclusiveAt(now)) {
            return Freshness.BEING_ROTATED;
        }
        return grant.expiresAt().isAfter(now) ? Freshness.FRESH : Freshness.EXPIRED;
    }
}
