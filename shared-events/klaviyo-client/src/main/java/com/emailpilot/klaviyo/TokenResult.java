package com.emailpilot.klaviyo;

import java.time.Duration;

/** How a code exchange or a refresh ended. */
public sealed interface TokenResult {

    /** Klaviyo granted tokens; from now on only storing them matters. */
    record Granted(TokenGrant grant) implements TokenResult {}

    /**
     * Klaviyo said no in a complete answer: final, asking again changes nothing.
     *
     * @param error the code of <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, 5.2</a>,
     *     at most 64 characters of {@code [A-Za-z0-9_.-]}, safe to log
     */
    record Rejected(String error) implements TokenResult {}

    /** Klaviyo refused our app with every client secret: our fault, no connection is to blame. */
    record ClientRefused() implements TokenResult {}

    /** Too many token calls; nothing was changed at Klaviyo. */
    record RateLimited(Duration retryAfter) implements TokenResult {}

    /**
     * No connection came about, so nothing was sent and nothing can have changed.
     *
     * @param reason a fixed word for logs and metrics
     */
    record Unreachable(String reason) implements TokenResult {}

    /**
     * The request left, but no answer that we can rely on came back: Klaviyo may have acted.
     *
     * @param reason a fixed word for logs and metrics
     */
    record Ambiguous(String reason) implements TokenResult {}
}
