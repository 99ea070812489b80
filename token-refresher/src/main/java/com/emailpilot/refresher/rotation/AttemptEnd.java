package com.emailpilot.refresher.rotation;

import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended without new tokens.
 *
 * @param outcome a fixed word
 * @param ambiguous whether Klaviyo may have rotated although no answer came
 * @param degrades whether the connection counts as degraded from now on
 * @param retryAfter how long Klaviyo asks to wait; absent if it did not say
 */
record AttemptEnd(
        String outcome,
        boolean ambiguous,
        boolean degrades,
        @Nullable Duration retryAfter) {

    /** What Klaviyo says of a refresh token that it does not know (RFC 6749, 5.2). */
    static final String INVALID_GRANT = "invalid_grant";

    static final String ROTATED = "rotated";
    static final String ADOPTED = "adopted";
    static final String REFUSED = "refused";
    static final String REJECTED = "rejected";
    static final String RATE_LIMITED = "rate_limited";

    /** Too much time passed since the attempt was taken: somebody may take it over before an answer comes. */
    static final AttemptEnd NOT_SENT = new AttemptEnd("not_sent", false, false, null);

    static final AttemptEnd TOKENS_DO_NOT_OPEN = new AttemptEnd("tokens_do_not_open", false, true, null);

    /** Our own app was refused: no connection is to blame. */
    static final AttemptEnd CLIENT_REFUSED = new AttemptEnd("client_refused", false, false, null);

    /** Whether Klaviyo works and this connection alone is the trouble. */
    boolean ofThisClient() {
        return outcome.equals(REJECTED) || outcome.equals(TOKENS_DO_NOT_OPEN.outcome);
    }

    static AttemptEnd of(TokenResult.Rejected rejected) {
        return new AttemptEnd(REJECTED, false, true, null);
    }

    static AttemptEnd of(TokenResult.RateLimited limited) {
        return new AttemptEnd(RATE_LIMITED, false, false, limited.retryAfter());
    }

    static AttemptEnd of(TokenResult.Unreachable unreachable) {
        return new AttemptEnd("unreachable", false, true, null);
    }

    static AttemptEnd of(TokenResult.Ambiguous ambiguous) {
        return new AttemptEnd("unavailable", true, true, null);
    }
}
