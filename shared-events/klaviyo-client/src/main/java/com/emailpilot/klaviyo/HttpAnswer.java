package com.emailpilot.klaviyo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one HTTP call ended, before anybody asked what the answer means. */
sealed interface HttpAnswer {

    /**
     * A whole answer within the size limit.
     *
     * @param retryAfter absent unless the answer names whole seconds
     * @param document absent unless the answer says that it is JSON, and is one whole object in valid UTF-8
     * @param empty no body at all
     */
    record Received(
            int status,
            @Nullable Duration retryAfter,
            @Nullable JsonNode document,
            boolean empty) implements HttpAnswer {}

    /** No byte of the request left. */
    record NotSent(String reason) implements HttpAnswer {}

    /** The request left, in whole or in part, and no whole answer came. */
    record Lost(String reason) implements HttpAnswer {}
}
