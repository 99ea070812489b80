package com.emailpilot.gateway.signin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers what the firewall stops: 405 to TRACE and methods that nobody knows, 400 to tricks with paths and headers. */
final class RefusedRequests implements ServerExchangeRejectedHandler {

    private static final String ALLOWED = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        if (known(exchange.getRequest().getMethod())) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, ALLOWED);
        return Mono.error(new ResponseStatusException(HttpStatus.METHOD_NOT_ALLOWED));
    }

    private static boolean known(HttpMethod method) {
        return ALLOWED.contains(method.name());
    }
}
