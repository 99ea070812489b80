package com.emailpilot.clients;

import com.emailpilot.events.ClientStatus;

/** How the OAuth connection of a client stands. */
public enum ConnectionState {
    /** Its tokens are good. */
    CONNECTED("connected", ClientStatus.ACTIVE),
    /** Klaviyo did not answer lately; the tokens are still good. */
    DEGRADED("degraded", ClientStatus.ACTIVE),
    /** Klaviyo says that the grant is over. */
    NEEDS_REAUTHORIZATION("needs_reauthorization", ClientStatus.NEEDS_REAUTHORIZATION),
    /** An answer with the only good tokens was lost on our side. */
    ROTATION_LOST("rotation_lost", ClientStatus.NEEDS_REAUTHORIZATION),
    /** A person disconnected it. */
    DISCONNECTED("disconnected", ClientStatus.DISCONNECTED);

    private final String word;
    private final ClientStatus status;

    ConnectionState(String word, ClientStatus status) {
        this.word = word;
        this.status = status;
    }

    /** The word that stands in documents. */
    public String word() {
        return word;
    }

    /** The status that the client has in this state. */
    public ClientStatus status() {
        return status;
    }

    static ConnectionState of(String word) {
        for (ConnectionState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalStateException("A client document has an unknown oauth.state; repair the document");
    }
}
