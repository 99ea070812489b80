package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A newer grant replaced the tokens of a client.
 *
 * @param connectedBy the user who connected it, not necessarily its owner
 */
public record ClientReconnected(@JsonUnwrapped ClientState client, String connectedBy) implements ClientChange {

    public ClientReconnected {
        Required.present("client", client);
        Required.text("connected_by", connectedBy);
    }
}
