package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Why a grant was not applied. */
public enum RefusalReason {
    /** The person chose another Klaviyo account than the one of the client that was to be reconnected. */
    @JsonProperty("wrong_account")
    WRONG_ACCOUNT("wrong_account"),
    /** A newer grant, or a later disconnect, came first. */
    @JsonProperty("superseded")
    SUPERSEDED("superseded"),
    /** Klaviyo no longer accepts the grant. */
    @JsonProperty("grant_expired")
    GRANT_EXPIRED("grant_expired"),
    /** The consent did not include reading the account. */
    @JsonProperty("missing_scope")
    MISSING_SCOPE("missing_scope"),
    /** The account was disconnected while the person consented. */
    @JsonProperty("revoked_meanwhile")
    REVOKED_MEANWHILE("revoked_meanwhile");

    private final String word;

    RefusalReason(String word) {
        this.word = word;
    }

    /** The word that stands in events, documents and answers. */
    public String word() {
        return word;
    }

    /** The reason that a word names; empty where none is called so. */
    public static Optional<RefusalReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst();
    }
}
