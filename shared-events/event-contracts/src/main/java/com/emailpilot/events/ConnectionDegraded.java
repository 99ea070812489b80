package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Something is wrong with a connection, but its credential still serves and nobody has to act yet.
 *
 * @param reason a fixed word that says what is wrong
 */
public record ConnectionDegraded(@JsonUnwrapped ClientState client, String reason) implements ClientChange {

    public ConnectionDegraded {
        Required.present("client", client);
        Required.text("reason", reason);
    }
}
