package com.emailpilot.system.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** I8: the tokens of an active client open, are the ledger's live ones, and come from the newest grant that was applied. */
final class LiveTokens implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var active = evidence.activeClients();
        var violations =
                active.stream().flatMap(client -> violations(evidence, client)).toList();
        return new Finding("I8", active.size() + " active clients", violations);
    }

    private static Stream<String> violations(Evidence evidence, StoredDocument client) {
        if (evidence.tokens().get(client.id()) == null) {
            return Stream.of(client.id() + " is active and its tokens do not open");
        }
        var stored = evidence.storedRefreshToken(client);
        return Stream.of(
                        stored.filter(LedgerRow::live).isEmpty() ? " holds a dead refresh token" : "",
                        stored.isPresent() && isOfAnOlderGrant(evidence, client, stored.get())
                                ? " holds tokens of an older grant"
                                : "")
                .filter(violation -> !violation.isEmpty())
                .map(violation -> client.id() + " of " + client.text("klaviyo.account_id") + violation + ", version "
                        + client.number("oauth.token_version"));
    }

    private static boolean isOfAnOlderGrant(Evidence evidence, StoredDocument client, LedgerRow stored) {
        var claimed = newestGrant(evidence, client).flatMap(grant -> grant.time("claimed_at"));
        return claimed.isPresent() && exchangedAt(evidence, stored).isBefore(claimed.get());
    }

    /** When Klaviyo gave out the first tokens of the same consent. */
    private static Instant exchangedAt(Evidence evidence, LedgerRow stored) {
        return evidence.ledger().stream()
                .filter(row -> row.grant().equals(stored.grant()) && !row.kind().equals(LedgerRow.CODE))
                .map(LedgerRow::issuedAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Optional<StoredDocument> newestGrant(Evidence evidence, StoredDocument client) {
        return evidence
                .dump()
                .collection(
                        "grants",
                        grant -> grant.text("status").equals("APPLIED")
                                && grant.text("client_id").equals(client.id()))
                .stream()
                .max(Comparator.comparing(StoredDocument::createTime));
    }
}
