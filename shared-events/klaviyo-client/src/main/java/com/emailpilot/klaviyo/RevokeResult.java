package com.emailpilot.klaviyo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a revocation ended. */
public sealed interface RevokeResult {

    /** The token is dead and the app uninstalled; also the answer for a token that was dead before. */
    record Revoked() implements RevokeResult {}

    /**
     * Klaviyo said no in a complete answer.
     *
     * @param error as in {@link TokenResult.Rejected}
     */
    record Rejected(String error) implements RevokeResult {}

    /** Klaviyo refused our app with every client secret: our fault. */
    record ClientRefused() implements RevokeResult {}

    /**
     * Not known to be done; revoking again does no harm.
     *
     * @param retryAfter how long Klaviyo asks to wait, absent if it did not say
     * @param reason a fixed word for logs and metrics
     */
    record Unavailable(@Nullable Duration retryAfter, String reason) implements RevokeResult {}
}
