package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import com.emailpilot.sandbox.http.Request;
import java.util.function.BiFunction;

/** {@code POST /oauth/token}: the grant type is looked at first, then the client, then the rest. */
final class TokenEndpoint {

    private final Apps apps;
    private final CodeExchange codeExchange;
    private final Refresh refresh;

    TokenEndpoint(Apps apps, CodeExchange codeExchange, Refresh refresh) {
        this.apps = apps;
        this.codeExchange = codeExchange;
        this.refresh = refresh;
    }

    /** The endpoint's name in faults and counts: one for each grant type. */
    static String name(Request request) {
        return switch (grantType(request)) {
            case "authorization_code" -> "token.code";
            case "refresh_token" -> "token.refresh";
            default -> "token.other";
        };
    }

    Answer answer(Request request) {
        if (!request.method().equals("POST")) {
            return OAuthAnswers.methodNotAllowed();
        }
        return switch (grantType(request)) {
            case "authorization_code" -> authenticated(request, codeExchange::answer);
            case "refresh_token" -> authenticated(request, refresh::answer);
            default -> OAuthAnswers.error(400, "unsupported_grant_type");
        };
    }

    private Answer authenticated(Request request, BiFunction<App, Parameters, Answer> grant) {
        return apps.authenticated(request)
                .map(app -> grant.apply(app, request.form()))
                .orElseGet(OAuthAnswers::invalidClient);
    }

    private static String grantType(Request request) {
        return request.form().first("grant_type").orElse("");
    }
}
