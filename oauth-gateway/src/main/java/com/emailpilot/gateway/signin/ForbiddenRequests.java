package com.emailpilot.gateway.signin;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers 403, but shows a login form again that was open for too long. */
final class ForbiddenRequests implements ServerAccessDeniedHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        var login = exchange.getRequest().getPath().value().equals(LoginPage.PATH);
        return login && denied instanceof CsrfException
                ? Redirect.to(exchange, LoginPage.again("expired", exchange.getRequest()))
                : Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
