package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.credentials.CredentialResult.NoneUsable;
import com.emailpilot.refresher.credentials.CredentialResult.NotNow;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why a caller gets no credential, as an answer; the reason is a fixed word that a program can act on. */
final class Problems {

    static final String REASON = "reason";

    private Problems() {}

    static ErrorResponseException minValidity() {
        return because("min_validity", HttpStatus.BAD_REQUEST);
    }

    static ErrorResponseException unknownClient() {
        return because("unknown_client", HttpStatus.NOT_FOUND);
    }

    static ErrorResponseException noneUsable(NoneUsable none) {
        return because(none.reason(), HttpStatus.CONFLICT);
    }

    static ErrorResponseException notNow(NotNow notNow) {
        var problem = because(notNow.reason(), HttpStatus.SERVICE_UNAVAILABLE);
        var seconds = Math.max(1, notNow.retryAfter().plusMillis(999).toSeconds());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }

    /** What a person who reads the answer should know. */
    static String detail(HttpStatus status, String reason) {
        return switch (reason) {
            case "min_validity" -> "min_validity must be one ISO 8601 duration between PT0S and PT30M.";
            case "needs_reauthorization" -> "Klaviyo no longer accepts the grant: connect the client again.";
            case "rotation_lost" -> "The newest tokens were lost: connect the client again.";
            case "disconnected" -> "A person disconnected the client: connect it again to use it.";
            case "not_connected" -> "The client is not connected and has no API key: connect it.";
            case "refresh_postponed" -> "The token has run out and Klaviyo gives no new one right now.";
            case "refresh_under_way" -> "The token has run out and a new one is being fetched.";
            default -> of(status);
        };
    }

    private static String of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not one that this address understands.";
            case UNAUTHORIZED -> "Send the ID token of a service account, made for this service.";
            case FORBIDDEN -> "This service account may not read this.";
            case NOT_FOUND -> "There is no such client.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            case SERVICE_UNAVAILABLE -> "Not available right now. Try again in a moment.";
            default ->
                status.is4xxClientError()
                        ? "The request cannot be answered as it is."
                        : "Something went wrong on our side; the trace id helps to find out why.";
        };
    }

    private static ErrorResponseException because(String reason, HttpStatus status) {
        var problem = new ErrorResponseException(status);
        problem.getBody().setProperty(REASON, reason);
        return problem;
    }
}
