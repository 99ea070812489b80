package com.emailpilot.klaviyo;

import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class HttpKlaviyoTokensContractTest extends KlaviyoTokensContract {

    private final ScriptedServer server = new ScriptedServer();
    private final KlaviyoTokens klaviyo = KlaviyoHttp.tokens(
            server.endpoints(), new AppCredentials("app", List.of(new ClientSecret("secret"))), TestLimits.TOKENS);

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    KlaviyoTokens klaviyo() {
        return klaviyo;
    }

    @Override
    void given(TokenResult outcome) {
        switch (outcome) {
            case TokenResult.Granted(TokenGrant grant) -> server.replies(Replies.json(200, answer(grant)));
            case TokenResult.Rejected(String error) -> server.replies(rejection(error));
            case TokenResult.ClientRefused() -> server.replies(Replies.json(401, "{\"error\":\"invalid_client\"}"));
            case TokenResult.RateLimited(var retryAfter) ->
                server.replies(Replies.json(429, "{}", "Retry-After: " + retryAfter.toSeconds()));
            case TokenResult.Unreachable _ -> server.close();
            case TokenResult.Ambiguous _ -> server.replies(Replies.reset());
        }
    }

    @Override
    void given(RevokeResult outcome) {
        switch (outcome) {
            case RevokeResult.Revoked() -> server.replies(Replies.json(200, "{\"success\":true}"));
            case RevokeResult.Rejected(String error) -> server.replies(rejection(error));
            case RevokeResult.ClientRefused() -> server.replies(Replies.json(401, "{\"error\":\"invalid_client\"}"));
            case RevokeResult.Unavailable _ -> server.replies(Replies.json(429, "", "Retry-After: 30"));
        }
    }

    @Override
    int callsAtKlaviyo() {
        return server.requests().size();
    }

    private static ScriptedServer.Reply rejection(String error) {
        return Replies.json(400, "{\"error\":\"" + error + "\",\"error_description\":\"why\"}");
    }

    private static String answer(TokenGrant grant) {
        var refreshToken = grant.refreshToken();
        return "{\"access_token\":\"" + grant.accessToken().reveal() + "\",\"token_type\":\"Bearer\""
                + (refreshToken == null ? "" : ",\"refresh_token\":\"" + refreshToken.reveal() + "\"")
                + (grant.scopes().isEmpty() ? "" : ",\"scope\":\"" + String.join(" ", grant.scopes()) + "\"")
                + ",\"expires_in\":" + grant.expiresIn().toSeconds() + "}";
    }
}
