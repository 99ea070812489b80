package com.emailpilot.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What an answer says about a request that failed, as RFC 9457 has it; never more than the status or a {@link Refusal}
 * tells.
 *
 * @param code a fixed word; absent where the status says it all
 * @param reason more exact than the code; absent where there is nothing to add
 * @param errors what is wrong, one by one; absent where the detail says it all
 * @param traceId finds the request in the log
 */
record Problem(
        String type,
        String title,
        int status,
        @Nullable String code,
        @Nullable String reason,
        String detail,
        @Nullable List<String> errors,
        String traceId) {

    static Problem of(HttpStatus status, String traceId) {
        return new Problem(
                "about:blank", status.getReasonPhrase(), status.value(), null, null, detail(status), null, traceId);
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not one that this address understands.";
            case UNAUTHORIZED -> "Sign in first.";
            case FORBIDDEN -> "You may not do this, or the page was open for too long. Reload it and try again.";
            case NOT_FOUND -> "There is nothing here, or it is not yours.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            case TOO_MANY_REQUESTS -> "Too many at once. Wait a little and try again.";
            case SERVICE_UNAVAILABLE -> "Not available right now. Try again in a moment.";
            default ->
                status.is4xxClientError()
                        ? "The request cannot be answered as it is."
                        : "Something went wrong on our side. Try again; the trace id helps to find out why.";
        };
    }
}
