package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A client as it is: told to one subscription whose service starts from nothing, or starts again.
 *
 * <p>Nothing happened, so the numbers are those of the client's last event: whoever has applied that one knows all of
 * it already.
 *
 * @param createdAt since when there is a record of the client
 */
public record ClientSnapshot(@JsonUnwrapped ClientState client, Instant createdAt) implements ClientEvent {

    public ClientSnapshot {
        Required.present("client", client);
        Required.present("created_at", createdAt);
    }

    @Override
    public String subject() {
        return client.clientId();
    }
}
