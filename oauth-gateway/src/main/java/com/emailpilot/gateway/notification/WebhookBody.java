package com.emailpilot.gateway.notification;

import java.net.URI;
import java.time.Instant;

/**
 * What a webhook gets; never a token.
 *
 * @param timestamp when it was noticed
 */
record WebhookBody(String type, Instant timestamp, Content data) {

    private static final String TYPE = "client.needs_reconnecting";

    /**
     * @param owner whom it concerns: e-mail address
     * @param reason {@code needs_reauthorization} or {@code rotation_lost}
     * @param explanation the same for a person
     * @param link where the owner can connect the client again
     */
    record Content(String clientId, String displayName, String owner, String reason, String explanation, URI link) {}

    static WebhookBody of(Letter letter) {
        return new WebhookBody(
                TYPE,
                letter.since(),
                new Content(
                        letter.clientId(),
                        letter.displayName(),
                        letter.owner(),
                        letter.state(),
                        letter.explanation(),
                        letter.page()));
    }
}
