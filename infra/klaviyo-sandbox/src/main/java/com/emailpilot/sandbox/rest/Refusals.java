package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.http.Answer;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The errors of the REST side. Their status is a number, as Klaviyo sends it and JSON:API does not. */
final class Refusals {

    private static final String THROTTLED = "Request was throttled.";

    private Refusals() {}

    static Answer invalid(String parameter, String detail) {
        var error = error(400, "invalid", "Invalid input.", detail);
        error.putObject("source").put("parameter", parameter);
        return answer(400, error);
    }

    static Answer wrongCredentials() {
        var text = "Incorrect authentication credentials.";
        return pointed(401, error(401, "authentication_failed", text, text));
    }

    static Answer noCredentials() {
        var text = "Authentication credentials were not provided.";
        return pointed(401, error(401, "not_authenticated", text, text));
    }

    static Answer missingScope(String scope) {
        var title = "You do not have permission to perform this action.";
        return pointed(403, error(403, "permission_denied", title, "Missing scope: " + scope));
    }

    static Answer notFound(String detail) {
        return pointed(404, error(404, "not_found", "Not found.", detail));
    }

    static Answer methodNotAllowed(String method) {
        var detail = "Method \"" + method + "\" not allowed.";
        return pointed(405, error(405, "method_not_allowed", "Method not allowed.", detail))
                .with("Allow", "GET");
    }

    static Answer retired(String revision) {
        return pointed(410, error(410, "gone", "Gone.", "Revision " + revision + " is retired."));
    }

    static Answer throttled(long seconds) {
        var unit = seconds == 1 ? " second." : " seconds.";
        var error = error(429, "throttled", THROTTLED, THROTTLED + " Expected available in " + seconds + unit);
        error.putObject("links").put("type", "https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling");
        return pointed(429, error).with("Retry-After", String.valueOf(seconds));
    }

    private static ObjectNode error(int status, String code, String title, String detail) {
        var error = JsonApi.object();
        error.put("id", UUID.randomUUID().toString());
        error.put("status", status);
        error.put("code", code);
        error.put("title", title);
        error.put("detail", detail);
        error.putObject("meta");
        return error;
    }

    private static Answer pointed(int status, ObjectNode error) {
        error.putObject("source").put("pointer", "/data/");
        return answer(status, error);
    }

    private static Answer answer(int status, ObjectNode error) {
        var document = JsonApi.object();
        document.putArray("errors").add(error);
        return JsonApi.answer(status, document);
    }
}
