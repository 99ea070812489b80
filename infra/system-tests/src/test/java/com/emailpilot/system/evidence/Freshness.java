package com.emailpilot.system.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** I10: while Klaviyo is healthy, the token of no active client is expired for more than a minute, now or ever before. */
final class Freshness implements Invariant {

    static final Duration LATEST = Duration.ofSeconds(60);

    @Override
    public Finding check(Evidence evidence) {
        var active = evidence.activeClients();
        var violations = active.stream()
                .flatMap(client -> Stream.concat(now(evidence, client), before(evidence, client)))
                .toList();
        return new Finding("I10", active.size() + " active clients", violations);
    }

    private static Stream<String> now(Evidence evidence, StoredDocument client) {
        return client
                .time("oauth.expires_at")
                .filter(expired -> isLate(expired, evidence.takenAt()))
                .map(expired -> client.id() + " is active and expired at " + expired)
                .stream();
    }

    /** Each rotation of a generation must have come in time for the token before it. */
    private static Stream<String> before(Evidence evidence, StoredDocument client) {
        if (evidence.troubled().contains(client.text("klaviyo.account_id"))) {
            return Stream.empty();
        }
        var late = new ArrayList<String>();
        var events = evidence.eventsOf(client).toList();
        Optional<Instant> expires = Optional.empty();
        for (var event : events) {
            var happened = evidence.storedAt(event);
            switch (event.type()) {
                case "client-created", "client-reconnected" -> expires = exchangedBefore(evidence, client, happened);
                case "client-disconnected", "reauthorization-required" -> expires = Optional.empty();
                case "tokens-rotated" -> {
                    expires.filter(expired -> isLate(expired, happened))
                            .ifPresent(expired -> late.add(
                                    client.id() + " expired at " + expired + " and was rotated at " + happened));
                    expires = event.time("expires_at");
                }
                default -> {
                    // says nothing about tokens
                }
            }
        }
        return late.stream();
    }

    /** When the access token ends that the last code before this moment gave. */
    private static Optional<Instant> exchangedBefore(Evidence evidence, StoredDocument client, Instant moment) {
        return ofAccount(evidence, client)
                .filter(token -> token.issuedAt().isBefore(moment)
                        && evidence.row(String.valueOf(token.parent()))
                                .filter(parent -> parent.kind().equals(LedgerRow.CODE))
                                .isPresent())
                .max(Comparator.comparing(LedgerRow::issuedAt))
                .map(LedgerRow::expiresAt);
    }

    private static Stream<LedgerRow> ofAccount(Evidence evidence, StoredDocument client) {
        return evidence.lookup().rowsOf(client.text("klaviyo.account_id")).stream()
                .filter(row -> row.kind().equals(LedgerRow.ACCESS_TOKEN));
    }

    private static boolean isLate(Instant expired, Instant moment) {
        return expired.plus(LATEST).isBefore(moment);
    }
}
