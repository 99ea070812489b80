package com.emailpilot.clients;

import static com.emailpilot.clients.ClientDocument.textOrNull;
import static com.emailpilot.clients.ClientDocument.timeOrNull;

import org.jspecify.annotations.Nullable;

/** Reads what rotation and revocation keep under {@code oauth} in a client document. */
final class RotationDocument {

    private RotationDocument() {}

    static Rotation rotation(Document document) {
        return new Rotation(
                timeOrNull(document, "oauth.next_refresh_at"),
                attempt(document, "oauth.attempt"),
                textOrNull(document, "oauth.escrowed"),
                timeOrNull(document, "oauth.ambiguous_since"),
                lastAttempt(document, "oauth.last_attempt"),
                invalidGrant(document),
                document.number("oauth.failures").orElse(0L));
    }

    static @Nullable Revocation revocation(Document document) {
        return document.text("oauth.revocation.refresh_token")
                .map(refreshToken -> new Revocation(
                        refreshToken,
                        document.number("oauth.revocation.generation").orElse(0L),
                        document.number("oauth.revocation.token_version").orElse(0L),
                        timeOrNull(document, "oauth.revocation.started")))
                .orElse(null);
    }

    /** The attempt that stands at a dotted path; absent where there is none. */
    static @Nullable Attempt attempt(Document document, String at) {
        return document.text(at + ".id")
                .flatMap(id -> document.time(at + ".taken_at")
                        .map(takenAt -> new Attempt(
                                id, document.number(at + ".base_version").orElse(0L), takenAt)))
                .orElse(null);
    }

    private static @Nullable LastAttempt lastAttempt(Document document, String at) {
        return document.text(at + ".id")
                .flatMap(id -> document.time(at + ".at")
                        .map(ended -> new LastAttempt(
                                id,
                                ended,
                                document.text(at + ".outcome").orElse(""),
                                timeOrNull(document, at + ".retry_at"))))
                .orElse(null);
    }

    private static @Nullable InvalidGrant invalidGrant(Document document) {
        return document.time("oauth.invalid_grant.first_at")
                .map(firstAt -> new InvalidGrant(
                        document.number("oauth.invalid_grant.count").orElse(1L), firstAt))
                .orElse(null);
    }
}
