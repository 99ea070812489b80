package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A connection is over until a person connects it again.
 *
 * @param reason a fixed word: {@code revoked} if Klaviyo ended the grant, {@code rotation_lost} if an answer of Klaviyo was lost
 */
public record ReauthorizationRequired(@JsonUnwrapped ClientState client, String reason) implements ClientChange {

    public ReauthorizationRequired {
        Required.present("client", client);
        Required.text("reason", reason);
    }
}
