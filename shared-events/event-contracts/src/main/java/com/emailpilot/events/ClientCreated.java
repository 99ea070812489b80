package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A Klaviyo account was connected for the first time, and has a client record now.
 *
 * @param connectedBy the user who connected it, its owner
 */
public record ClientCreated(@JsonUnwrapped ClientState client, String connectedBy) implements ClientChange {

    public ClientCreated {
        Required.present("client", client);
        Required.text("connected_by", connectedBy);
    }
}
