package com.emailpilot.simulator;

/** What a refresh does to the refresh token; Klaviyo's own behaviour is not settled. */
enum RefreshMode {
    /** The answer carries the same token again. */
    SAME_TOKEN,
    /** The answer does not mention the refresh token: the old one stays good. */
    OMITTED,
    /** A new token each time; an old one shown again gets the same successor. */
    GRACE_SAME_SUCCESSOR,
    /** A new token each time; an old one shown again gets another successor, and both live. */
    GRACE_ANOTHER_SUCCESSOR,
    /** A new token each time; an old one shown again gets another successor, and the earlier one dies. */
    GRACE_NEWEST_SUCCESSOR,
    /** A new token each time, and the old one is dead at once. */
    STRICT;

    /** Whether an answer that is lost can cost the grant. */
    boolean forgiving() {
        return this != STRICT;
    }

    boolean rotates() {
        return this != SAME_TOKEN && this != OMITTED;
    }
}
