package com.emailpilot.clients;

/** What a member may do with a client. */
public enum Role {
    /** Connected it first; may hand it over. */
    OWNER("owner"),
    /** May change, reconnect and disconnect it. */
    EDITOR("editor"),
    /** May look at it. */
    VIEWER("viewer");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word that stands in documents and answers. */
    public String word() {
        return word;
    }
}
