package com.emailpilot.refresher.identity;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Turns callers away: 401 who did not prove who they are, 403 who may not, 503 while nobody can tell. */
final class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private static final String RETRY_AFTER_SECONDS = "30";

    private final RefusalLog log;

    Refusals(RefusalLog log) {
        this.log = log;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException reason) {
        return switch (reason) {
            case AuthenticationServiceException _ -> notNow(exchange);
            case AuthenticationCredentialsNotFoundException _ -> unknown(exchange, "no_token", "Bearer");
            default -> unknown(exchange, "invalid_token", "Bearer error=\"invalid_token\"");
        };
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return exchange.getPrincipal()
                .mapNotNull(Refusals::email)
                .defaultIfEmpty("")
                .flatMap(email -> forbidden(exchange, email));
    }

    /** Turns everybody away while nobody is allowed. */
    Mono<Void> closed(ServerWebExchange exchange) {
        log.refused(null, path(exchange), "closed");
        return failed(HttpStatus.FORBIDDEN, new HttpHeaders());
    }

    private Mono<Void> unknown(ServerWebExchange exchange, String reason, String challenge) {
        log.refused(null, path(exchange), reason);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return failed(HttpStatus.UNAUTHORIZED, headers);
    }

    private Mono<Void> forbidden(ServerWebExchange exchange, String email) {
        log.refused(email.isEmpty() ? null : email, path(exchange), "forbidden");
        return failed(HttpStatus.FORBIDDEN, new HttpHeaders());
    }

    private Mono<Void> notNow(ServerWebExchange exchange) {
        log.refused(null, path(exchange), "issuer_unavailable");
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return failed(HttpStatus.SERVICE_UNAVAILABLE, headers);
    }

    private static String email(Object principal) {
        return principal instanceof Authentication known && known.getPrincipal() instanceof Caller caller
                ? caller.email()
                : "";
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }

    private static Mono<Void> failed(HttpStatus status, HttpHeaders headers) {
        var failure = new ErrorResponseException(status);
        failure.getHeaders().addAll(headers);
        return Mono.error(failure);
    }
}
