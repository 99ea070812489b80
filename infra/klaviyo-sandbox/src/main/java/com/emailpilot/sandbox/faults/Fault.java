package com.emailpilot.sandbox.faults;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way in which an endpoint fails. */
public sealed interface Fault {

    /**
     * An error status with the JSON that the endpoint uses for errors.
     *
     * @param retryAfterSeconds null for no such header
     */
    record Status(int status, @Nullable Integer retryAfterSeconds) implements Fault {}

    /** An RFC 6749 error that is not true, for example {@code invalid_grant}. */
    record OAuthError(int status, String error) implements Fault {}

    /** 403 with the HTML of an edge that wants to see a browser. */
    record Challenge() implements Fault {}

    /** 200 with HTML where JSON is expected. */
    record HtmlPage() implements Fault {}

    record MalformedJson() implements Fault {}

    /** Half of the true answer. */
    record Truncated() implements Fault {}

    record Oversized(long bytes) implements Fault {}

    record SlowLoris(Duration perByte) implements Fault {}

    record Hang() implements Fault {}

    /** The true answer, late. */
    record Delay(Duration delay) implements Fault {}

    record Reset() implements Fault {}

    /** Any answer at all, word for word. */
    record Canned(int status, Map<String, String> headers, String body) implements Fault {

        public Canned {
            headers = Map.copyOf(headers);
        }
    }
}
