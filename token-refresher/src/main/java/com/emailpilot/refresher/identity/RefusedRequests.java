package com.emailpilot.refresher.identity;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers what the firewall stops: 405 to methods that nobody knows, 400 to tricks with paths and headers. */
final class RefusedRequests implements ServerExchangeRejectedHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        var method = exchange.getRequest().getMethod();
        var known =
                !method.equals(HttpMethod.TRACE) && List.of(HttpMethod.values()).contains(method);
        var failure = new ErrorResponseException(known ? HttpStatus.BAD_REQUEST : HttpStatus.METHOD_NOT_ALLOWED);
        if (!known) {
            failure.getHeaders().set(HttpHeaders.ALLOW, "GET");
        }
        return Mono.error(failure);
    }
}
