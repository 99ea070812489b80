package com.emailpilot.gateway.signin;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends people without a session to the login, and tells programs and the scripts of a page 401. */
final class AnonymousRequests implements ServerAuthenticationEntryPoint {

    /** Set on each request for a part of a page, which must not get the login in its place. */
    private static final String SCRIPT = "HX-Request";

    private static final String FLOW = "/api/integrations/klaviyo/oauth/";

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException reason) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        return switch (request.getMethod().name()) {
            case "GET", "HEAD" ->
                request.getHeaders().containsHeader(SCRIPT) || (path.startsWith("/api/") && !path.startsWith(FLOW))
                        ? refuse(HttpStatus.UNAUTHORIZED)
                        : visit(exchange, path);
            default -> refuse(HttpStatus.UNAUTHORIZED);
        };
    }

    private static Mono<Void> visit(ServerWebExchange exchange, String path) {
        return path.equals("/")
                        || path.startsWith(FLOW)
                        || path.startsWith("/admin/")
                        || LandingPages.of(path).isPresent()
                ? Redirect.to(exchange, LoginPage.before(exchange.getRequest()))
                : refuse(HttpStatus.NOT_FOUND);
    }

    private static Mono<Void> refuse(HttpStatus status) {
        return Mono.error(new ResponseStatusException(status));
    }
}
