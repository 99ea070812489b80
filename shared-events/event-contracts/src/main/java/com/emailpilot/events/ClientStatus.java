package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a client's connection is good for, as a person would say it. */
public enum ClientStatus {
    /** Its tokens are kept alive. */
    @JsonProperty("active")
    ACTIVE("active"),
    /** Somebody has to connect it again. */
    @JsonProperty("needs_reauthorization")
    NEEDS_REAUTHORIZATION("needs_reauthorization"),
    /** Somebody disconnected it. */
    @JsonProperty("disconnected")
    DISCONNECTED("disconnected");

    private final String word;

    ClientStatus(String word) {
        this.word = word;
    }

    /** The word that stands in events, documents and answers. */
    public String word() {
        return word;
    }

    /** The status that a document's word names; a record of the first version has none and counts as active. */
    public static ClientStatus of(String word) {
        for (ClientStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "Unknown client status; expected one of active, needs_reauthorization, disconnected");
    }
}
