package com.emailpilot.klaviyo;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Klaviyo's token endpoints over HTTP, with the client secret in the Authorization header only. */
final class HttpKlaviyoTokens implements KlaviyoTokens {

    private static final String INVALID_CLIENT = "invalid_client";

    private final KlaviyoEndpoints endpoints;
    private final ClientSecrets secrets;
    private final HttpCalls http;
    private final TokenLimits limits;

    HttpKlaviyoTokens(KlaviyoEndpoints endpoints, AppCredentials credentials, HttpCalls http, TokenLimits limits) {
        this.endpoints = endpoints;
        this.secrets = new ClientSecrets(credentials);
        this.http = http;
        this.limits = limits;
    }

    @Override
    public Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri) {
        return Mono.defer(() -> ask(
                        new AuthorizationCodeGrant(
                                new com.nimbusds.oauth2.sdk.AuthorizationCode(code.reveal()),
                                redirectUri,
                                new com.nimbusds.oauth2.sdk.pkce.CodeVerifier(verifier.reveal())),
                        limits.exchange()))
                .map(HttpKlaviyoTokens::withRefreshToken);
    }

    @Override
    public Mono<TokenResult> refresh(RefreshToken token) {
        return Mono.defer(() -> ask(
                new RefreshTokenGrant(new com.nimbusds.oauth2.sdk.token.RefreshToken(token.reveal())),
                limits.refresh()));
    }

    @Override
    public Mono<RevokeResult> revoke(RefreshToken token) {
        return Mono.defer(() -> {
            var form = Map.of("token", List.of(token.reveal()), "token_type_hint", List.of("refresh_token"));
            return post(endpoints.revoke(), form, limits.refresh()).map(HttpKlaviyoTokens::revoked);
        });
    }

    private Mono<TokenResult> ask(AuthorizationGrant grant, CallLimits callLimits) {
        return post(endpoints.token(), grant.toParameters(), callLimits).map(answer -> {
            var result = TokenAnswers.read(answer);
            return result.equals(new TokenResult.Rejected(INVALID_CLIENT)) ? new TokenResult.ClientRefused() : result;
        });
    }

    /** One more try with the next secret is safe: an answer that refuses the client has changed nothing. */
    private Mono<HttpAnswer> post(URI endpoint, Map<String, List<String>> form, CallLimits callLimits) {
        var budget = callLimits.start();
        int first = secrets.first();
        return http.send(call(endpoint, form, first), budget).flatMap(answer -> {
            if (secrets.single() || !refusesClient(answer)) {
                return Mono.just(answer);
            }
            int second = secrets.after(first);
            return http.send(call(endpoint, form, second), budget)
                    .doOnNext(last -> secrets.startWith(refusesClient(last) ? secrets.after(second) : second));
        });
    }

    private HttpCall call(URI endpoint, Map<String, List<String>> form, int secret) {
        var headers = Map.of(
                "Authorization", secrets.header(secret),
                "Content-Type", "application/x-www-form-urlencoded",
                "Accept", "application/json");
        return new HttpCall(endpoint, headers, URLUtils.serializeParameters(form));
    }

    private static boolean refusesClient(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Received received
                && TokenAnswers.error(received).filter(INVALID_CLIENT::equals).isPresent();
    }

    private static RevokeResult revoked(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent(String reason) -> new RevokeResult.Unavailable(null, reason);
            case HttpAnswer.Lost(String reason) -> new RevokeResult.Unavailable(null, reason);
            case HttpAnswer.Received received -> revoked(received);
        };
    }

    private static RevokeResult revoked(HttpAnswer.Received answer) {
        if (answer.status() == 200 && (answer.document() != null || answer.empty())) {
            return new RevokeResult.Revoked();
        }
        if (answer.status() == 429 || answer.status() == 503) {
            return new RevokeResult.Unavailable(answer.retryAfter(), "status_" + answer.status());
        }
        return TokenAnswers.error(answer)
                .<RevokeResult>map(error -> error.equals(INVALID_CLIENT)
                        ? new RevokeResult.ClientRefused()
                        : new RevokeResult.Rejected(error))
                .orElseGet(() -> new RevokeResult.Unavailable(null, "status_" + answer.status()));
    }

    private static TokenResult withRefreshToken(TokenResult result) {
        return result instanceof TokenResult.Granted(TokenGrant grant) && grant.refreshToken() == null
                ? new TokenResult.Ambiguous("no_refresh_token")
                : result;
    }
}
