package com.emailpilot.gateway.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a webhook gets; never a token.
 *
 * @param timestamp when the first of it was noticed
 */
record WebhookBody(String type, Instant timestamp, Content data) {

    private static final String TYPE = "clients.need_reconnecting";

    /**
     * @param owner whom it concerns: e-mail address
     * @param link where the owner finds all clients that need somebody
     */
    record Content(String owner, List<Client> clients, URI link) {

        Content {
            clients = List.copyOf(clients);
        }
    }

    /**
     * @param reason {@code needs_reauthorization} or {@code rotation_lost}
     * @param explanation the same for a person
     * @param link where the owner can connect the client again
     */
    record Client(String clientId, String displayName, String reason, String explanation, URI link) {}

    static WebhookBody of(Letter letter) {
        var clients = letter.clients().stream()
                .map(lost ->
                        new Client(lost.clientId(), lost.displayName(), lost.state(), lost.explanation(), lost.page()))
                .toList();
        return new WebhookBody(TYPE, letter.since(), new Content(letter.owner(), clients, letter.list()));
    }
}
