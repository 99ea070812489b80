package com.emailpilot.system.evidence;

import java.util.stream.Stream;

/**
 * I9: a client needs reauthorization only if the ledger says that its grant was revoked, and its rotation is lost only if
 * Klaviyo replaced a token whose successor never reached the record, or an attempt was taken over.
 */
final class Verdicts implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var revoked = evidence.clientsIn("needs_reauthorization");
        var lost = evidence.clientsIn("rotation_lost");
        var violations = Stream.concat(
                        revoked.stream()
                                .filter(client -> evidence.storedRefreshToken(client)
                                        .filter(token -> token.revokedAt() != null)
                                        .isEmpty())
                                .map(client -> name(client) + " needs reauthorization and nobody revoked its grant"),
                        lost.stream()
                                .filter(client -> !isLost(evidence, client))
                                .map(client -> name(client) + " counts as lost and no attempt was"))
                .toList();
        return new Finding("I9", revoked.size() + " revoked, " + lost.size() + " lost", violations);
    }

    private static boolean isLost(Evidence evidence, StoredDocument client) {
        return evidence.storedRefreshToken(client)
                .filter(token -> !token.live()
                        && (token.supersededAt() != null
                                || client.find("oauth.ambiguous_since").isPresent()))
                .isPresent();
    }

    private static String name(StoredDocument client) {
        return client.id() + " of " + client.text("klaviyo.account_id");
    }
}
