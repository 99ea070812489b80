package com.emailpilot.examples.reports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking for a credential. */
sealed interface Credential {

    /**
     * Good for calls to Klaviyo until it ends; keep it in memory, and out of every log.
     *
     * @param type {@code oauth} or {@code api_key}
     * @param authorization the header {@code Authorization} of calls to Klaviyo
     * @param revision the header {@code revision} of calls to Klaviyo
     * @param expiresAt absent for a key
     */
    record Usable(
            String type,
            String authorization,
            String revision,
            String accountId,
            @Nullable Instant expiresAt) implements Credential {

        @Override
        public String toString() {
            return "Usable[" + type + " of " + accountId + "]";
        }
    }

    /**
     * There is none until somebody does something about it.
     *
     * @param reason a fixed word, for example {@code needs_reauthorization} or {@code unknown_client}
     */
    record None(String reason) implements Credential {}

    /** There is none right now. */
    record Later(Duration retryAfter) implements Credential {}
}
