package com.emailpilot.sandbox.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code, token or key that was shown to an endpoint, and what came of it.
 *
 * @param authenticated whether the caller proved to be the app (token endpoints), or the credential was accepted (REST)
 * @param request the number of the request in the traffic log
 * @param spent whether it was a code that had been used, or a refresh token that had a successor
 * @param status with which the request was answered after it was acted on; null if a fault kept it from being acted on
 * @param outcome what the caller got: a status, or what became of the connection; null while it is under way
 */
public record Presentation(
        Instant at,
        String endpoint,
        boolean authenticated,
        long request,
        boolean spent,
        @Nullable Integer status,
        @Nullable String outcome) {

    Presentation answered(int with) {
        return new Presentation(at, endpoint, authenticated, request, spent, with, outcome);
    }

    Presentation delivered(String as) {
        return new Presentation(at, endpoint, authenticated, request, spent, status, as);
    }
}
