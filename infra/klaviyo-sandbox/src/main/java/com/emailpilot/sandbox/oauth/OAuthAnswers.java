package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Answer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers of the token and revocation endpoints, in the shape of RFC 6749. */
public final class OAuthAnswers {

    private static final String JSON = "application/json";

    private OAuthAnswers() {}

    public static Answer error(int status, String error) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    static Answer error(int status, String error, String description) {
        var body = JsonNodeFactory.instance.objectNode();
        return json(status, body.put("error", error).put("error_description", description));
    }

    static Answer invalidClient() {
        return error(401, "invalid_client").with("WWW-Authenticate", "Basic error=\"invalid_client\"");
    }

    static Answer missing(String parameter) {
        return error(400, "invalid_request", "Missing \"" + parameter + "\" in request.");
    }

    static Answer invalidInRequest(String parameter) {
        return error(400, "invalid_grant", "Invalid \"" + parameter + "\" in request.");
    }

    static Answer methodNotAllowed() {
        return error(405, "method_not_allowed").with("Allow", "POST");
    }

    static Answer throttled(long seconds) {
        var description = "Request was throttled. Expected available in " + seconds + " seconds.";
        return error(429, "throttled", description).with("Retry-After", String.valueOf(seconds));
    }

    /** What the token endpoint says of a new token set, with a field that no client knows. */
    public static Answer tokens(TokenSet tokens) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", tokens.accessToken());
        body.put("token_type", "Bearer");
        body.put("expires_in", tokens.lifetime().toSeconds());
        if (tokens.refreshToken() != null) {
            body.put("refresh_token", tokens.refreshToken());
        }
        body.put("scope", String.join(" ", tokens.scopes()));
        body.put("x_added_later", "clients ignore what they do not know");
        return json(200, body);
    }

    static Answer revoked() {
        return json(200, JsonNodeFactory.instance.objectNode().put("success", true));
    }

    private static Answer json(int status, ObjectNode body) {
        return Answer.of(status, JSON, body.toString())
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache");
    }
}
