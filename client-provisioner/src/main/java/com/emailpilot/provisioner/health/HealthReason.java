package com.emailpilot.provisioner.health;

/** Why a connection is not well. */
enum HealthReason {
    /** Klaviyo refuses the access token, although it should still be good. */
    UNAUTHORIZED("unauthorized"),
    /** The connection may not even read its own account. */
    MISSING_SCOPE("missing_scope"),
    /** The tokens belong to another account than the record says: this should never be. */
    WRONG_ACCOUNT("wrong_account");

    private final String word;

    HealthReason(String word) {
        this.word = word;
    }

    /** The word that stands in documents and events. */
    String word() {
        return word;
    }
}
