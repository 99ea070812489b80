package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a member may do with a client. */
public enum Role {
    /** Connected it first; may share it and hand it over. */
    @JsonProperty("owner")
    OWNER("owner"),
    /** May change, reconnect and disconnect it. */
    @JsonProperty("editor")
    EDITOR("editor"),
    /** May look at it. */
    @JsonProperty("viewer")
    VIEWER("viewer");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word that stands in events, documents and answers. */
    public String word() {
        return word;
    }

    /** The role that a word names; empty where none is called so. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
