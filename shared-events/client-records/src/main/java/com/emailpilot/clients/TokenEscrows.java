package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tokens in escrow, {@code token_escrow/{client}_{base version}_{attempt}}. */
public final class TokenEscrows {

    private static final String COLLECTION = "token_escrow";
    private static final Duration KEPT = Duration.ofDays(120);
    private static final int MOST = 100;

    private final Documents documents;

    public TokenEscrows(Documents documents) {
        this.documents = documents;
    }

    /** What this generation of a client has in escrow, the last received first; an empty list where there is nothing. */
    public Mono<List<Escrow>> of(String clientId, long generation) {
        return documents
                .query(DocumentQuery.where(COLLECTION, "client_id", clientId, MOST))
                .map(found -> found.documents().stream()
                        .map(TokenEscrows::read)
                        .filter(escrow -> escrow.generation() == generation)
                        .sorted(Comparator.comparing(Escrow::receivedAt).reversed())
                        .toList());
    }

    /** Puts tokens into escrow; a conflict if that was done already. */
    public Write create(NewEscrow escrow, Instant now) {
        var attempt = escrow.attempt();
        return new Changes()
                .set("client_id", escrow.clientId())
                .set("generation", escrow.generation())
                .set("token_version", attempt.baseVersion() + 1)
                .set("attempt", attempt.id())
                .set("access_token", escrow.accessToken())
                .set("refresh_token", escrow.refreshToken())
                .set("expires_at", escrow.expiresAt())
                .set("scopes", List.copyOf(escrow.scopes()))
                .setServerTime("received_at")
                .set("ttl", now.plus(KEPT))
                .create(path(escrow.clientId(), attempt));
    }

    /** Where the tokens of an attempt lie. */
    public static DocumentPath path(String clientId, Attempt attempt) {
        return new DocumentPath(COLLECTION, clientId + "_" + attempt.baseVersion() + "_" + attempt.id());
    }

    /** Forgets tokens that were adopted or revoked. */
    public Write forgotten(Escrow escrow) {
        return new Write.Delete(escrow.document().path());
    }

    private static Escrow read(Document document) {
        return new Escrow(
                document.text("client_id").orElseThrow(() -> broken(document)),
                document.number("generation").orElseThrow(() -> broken(document)),
                document.number("token_version").orElseThrow(() -> broken(document)),
                document.text("access_token").orElseThrow(() -> broken(document)),
                document.text("refresh_token").orElseThrow(() -> broken(document)),
                document.time("expires_at").orElseThrow(() -> broken(document)),
                document.texts("scopes"),
                document.time("received_at").orElse(document.createTime()),
                document);
    }

    private static IllegalStateException broken(Document document) {
        return new IllegalStateException(document.path() + " lacks a field that every escrow has; repair the document");
    }
}
