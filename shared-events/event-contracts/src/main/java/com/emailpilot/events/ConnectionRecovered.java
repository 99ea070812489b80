package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A connection that was degraded, or given up, is good again.
 */
public record ConnectionRecovered(@JsonUnwrapped ClientState client) implements ClientChange {

    public ConnectionRecovered {
        Required.present("client", client);
    }
}
