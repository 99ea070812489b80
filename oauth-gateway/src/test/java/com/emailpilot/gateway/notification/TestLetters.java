package com.emailpilot.gateway.notification;

import java.net.URI;
import java.time.Instant;
import java.util.stream.IntStream;

/** Letters to be sent by real channels. */
final class TestLetters {

    private TestLetters() {}

    static Letter to(String owner, String... displayNames) {
        var clients = IntStream.rangeClosed(1, displayNames.length)
                .mapToObj(number -> lost("c" + number, displayNames[number - 1]))
                .toList();
        return new Letter(
                "c1_1_7",
                owner,
                Instant.EPOCH,
                clients,
                URI.create("https://pilot.example/admin/clients?health=needs_person"));
    }

    private static Letter.Lost lost(String clientId, String displayName) {
        return new Letter.Lost(
                clientId,
                displayName,
                "needs_reauthorization",
                "Klaviyo says so. Reconnect the client.",
                URI.create("https://pilot.example/admin/clients/" + clientId));
    }
}
