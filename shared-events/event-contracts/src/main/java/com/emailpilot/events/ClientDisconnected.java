package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A person disconnected a client; its credential is gone, and Klaviyo is asked to revoke the grant.
 *
 * @param disconnectedBy the user who disconnected it
 */
public record ClientDisconnected(@JsonUnwrapped ClientState client, String disconnectedBy) implements ClientChange {

    public ClientDisconnected {
        Required.present("client", client);
        Required.text("disconnected_by", disconnectedBy);
    }
}
