package com.emailpilot.provisioner.health;

/** What one look at a connection found. */
sealed interface Finding {

    /** Klaviyo spoke about the connection. */
    sealed interface Verdict extends Finding {}

    /** It serves, and it is the account that it should be. */
    record Good() implements Verdict {}

    /** It does not serve. */
    record Bad(HealthReason reason) implements Verdict {}

    /** The access token has ended, so that there was nothing to ask with. */
    record Expired() implements Finding {}

    /** Klaviyo gave no answer that counts, which says nothing about the connection. */
    record Unknown(String cause) implements Finding {}
}
