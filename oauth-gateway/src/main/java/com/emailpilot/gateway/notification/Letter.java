package com.emailpilot.gateway.notification;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.gateway.clients.Explanation;
import java.net.URI;
import java.time.Instant;

/**
 * What the owner of a client is told.
 *
 * @param id the same for every attempt, so that a second delivery can be recognised
 * @param owner e-mail address
 * @param state the word of how the connection stands
 * @param explanation the same in plain words
 * @param since when it was noticed
 * @param page where the owner can connect the client again
 */
record Letter(
        String id,
        String clientId,
        String displayName,
        String owner,
        String state,
        String explanation,
        Instant since,
        URI page) {

    static Letter of(Notification notification, ClientRecord client, URI page) {
        return new Letter(
                notification.id(),
                client.clientId(),
                client.displayName(),
                client.ownerUserId(),
                client.oauth().state().word(),
                Explanation.of(client),
                notification.since(),
                page);
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
