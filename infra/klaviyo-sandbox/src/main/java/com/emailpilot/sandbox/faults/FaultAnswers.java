package com.emailpilot.sandbox.faults;

import com.emailpilot.sandbox.http.Answer;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a failing Klaviyo, or the edge in front of it, sends instead of an answer. */
final class FaultAnswers {

    private static final Set<String> OAUTH = Set.of("token.code", "token.refresh", "token.other", "revoke");

    private FaultAnswers() {}

    static Answer status(String endpoint, int status, @Nullable Integer retryAfterSeconds) {
        var answer = OAUTH.contains(endpoint) ? oauth(status, oauthError(status)) : jsonApi(status);
        return retryAfterSeconds == null ? answer : answer.with("Retry-After", String.valueOf(retryAfterSeconds));
    }

    static Answer oauth(int status, String error) {
        var body = JsonNodeFactory.instance.objectNode().put("error", error);
        return Answer.of(status, "application/json", body.toString()).with("Cache-Control", "no-store");
    }

    static Answer challenge() {
        var page = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>";
        return Answer.html(403, page).with("cf-mitigated", "challenge").with("Server", "cloudflare");
    }

    static Answer htmlPage() {
        return Answer.html(200, "<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>");
    }

    static Answer malformedJson() {
        return Answer.of(200, "application/json", "{\"data\": [}, \"access_token\": ");
    }

    private static Answer jsonApi(int status) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors")
                .addObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", status)
                .put("code", status == 429 ? "throttled" : "error")
                .put("title", status == 429 ? "Request was throttled." : "A server error occurred.")
                .put("detail", "The sandbox was told to fail.");
        return Answer.of(status, "application/vnd.api+json", body.toString());
    }

    private static String oauthError(int status) {
        return status == 429 ? "throttled" : "server_error";
    }
}
