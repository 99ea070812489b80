package com.emailpilot.clients;

/** Reads a grant document. */
final class GrantDocument {

    private GrantDocument() {}

    static Grant read(Document document) {
        return new Grant(
                document.path().id(),
                document.text("status").map(GrantStatus::valueOf).orElseThrow(() -> broken(document)),
                document.text("tokens").orElse(null),
                document.texts("scopes"),
                document.time("expires_at").orElseThrow(() -> broken(document)),
                document.time("claimed_at").orElseThrow(() -> broken(document)),
                document.text("connected_by").orElseThrow(() -> broken(document)),
                document.text("expected_client_id").orElse(null),
                document.text("invite").orElse(null),
                document.text("client_id").orElse(null),
                document.number("postponed").orElse(0L),
                document.time("ambiguous_since").orElse(null),
                document.time("obtained_at")
                        .or(() -> document.time("claimed_at"))
                        .orElseThrow(() -> broken(document)),
                RotationDocument.attempt(document, "attempt"),
                document.text("last_attempt").orElse(null),
                document);
    }

    private static IllegalStateException broken(Document document) {
        return new IllegalStateException(document.path() + " lacks a field that every grant has; repair the document");
    }
}
