package com.emailpilot.refresher.rotation;

/** What became of the wish to rotate the tokens of a grant that waits for its client. */
enum GrantOutcome {
    ROTATED,
    /** Its tokens are new enough. */
    COALESCED,
    /** It no longer waits. */
    NOTHING_TO_DO,
    UNDER_WAY,
    /** No new tokens this time; the provisioner asks again. */
    POSTPONED,
    /** Klaviyo no longer accepts it. */
    REFUSED
}
