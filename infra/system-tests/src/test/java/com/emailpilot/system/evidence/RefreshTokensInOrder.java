package com.emailpilot.system.evidence;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * I7: no refresh token is presented after its successor was stored. That a successor was stored shows from its own
 * first presentation, or from the record that holds it.
 */
final class RefreshTokensInOrder implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var heldSince = heldSince(evidence);
        var successors = evidence.ledger().stream()
                .filter(row ->
                        row.isRefreshToken() && predecessor(evidence, row).isPresent())
                .toList();
        var spent = successors.stream()
                .flatMap(successor -> storedAt(successor, heldSince).stream()
                        .flatMap(stored -> presentedAfter(evidence, successor, stored)))
                .toList();
        return new Finding("I7", successors.size() + " successors", spent);
    }

    private static Stream<String> presentedAfter(Evidence evidence, LedgerRow successor, Instant stored) {
        return predecessor(evidence, successor).stream()
                .flatMap(spent -> spent.refreshes()
                        .filter(stored::isBefore)
                        .map(at -> "a refresh token of " + spent.account() + " was presented at " + at
                                + ", its successor was stored at " + stored));
    }

    private static Optional<LedgerRow> predecessor(Evidence evidence, LedgerRow token) {
        return evidence.row(String.valueOf(token.parent())).filter(LedgerRow::isRefreshToken);
    }

    private static Optional<Instant> storedAt(LedgerRow successor, Map<String, Instant> heldSince) {
        return Stream.concat(
                        Optional.ofNullable(heldSince.get(successor.id())).stream(),
                        successor.refreshes().limit(1))
                .min(Instant::compareTo);
    }

    /** By refresh token: since when a record holds it, which the event of its rotation tells. */
    private static Map<String, Instant> heldSince(Evidence evidence) {
        var since = new HashMap<String, Instant>();
        evidence.dump()
                .collection("clients")
                .forEach(client -> evidence.storedRefreshToken(client)
                        .ifPresent(held -> evidence.eventsOf(client)
                                .filter(event -> tellsOf(client.number("oauth.token_version"), event))
                                .forEach(event -> since.put(held.id(), evidence.storedAt(event)))));
        return since;
    }

    private static boolean tellsOf(long tokenVersion, SeenEvent event) {
        return event.type().equals("tokens-rotated")
                && event.data().path("token_version").asLong() == tokenVersion;
    }
}
