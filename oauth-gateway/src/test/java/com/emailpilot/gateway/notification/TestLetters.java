package com.emailpilot.gateway.notification;

import java.net.URI;
import java.time.Instant;

/** Letters to be sent by real channels. */
final class TestLetters {

    private TestLetters() {}

    static Letter to(String owner, String displayName) {
        return new Letter(
                "c1_1_7",
                "c1",
                displayName,
                owner,
                "needs_reauthorization",
                "Klaviyo says so. Reconnect the client.",
                Instant.EPOCH,
                URI.create("https://pilot.example/admin/clients/c1"));
    }
}
