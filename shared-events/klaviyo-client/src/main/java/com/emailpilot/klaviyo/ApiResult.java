package com.emailpilot.klaviyo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call of Klaviyo's REST API ended.
 *
 * @param <T> what a good answer holds
 */
public sealed interface ApiResult<T> {

    /** Klaviyo answered, and the answer is complete. */
    record Answered<T>(T value) implements ApiResult<T> {}

    /** The access token is expired or revoked. */
    record Unauthorized<T>() implements ApiResult<T> {}

    /** The token is good but lacks the scope. */
    record PermissionDenied<T>() implements ApiResult<T> {}

    /**
     * No answer that we can rely on: rate limit, 5xx, HTML, time-out, or a document that is not what it should be.
     *
     * @param retryAfter how long Klaviyo asks to wait, absent if it did not say
     * @param reason a fixed word for logs and metrics
     */
    record Unavailable<T>(@Nullable Duration retryAfter, String reason) implements ApiResult<T> {}
}
