package com.emailpilot.gateway.signin;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends the browser to another page of ours, by GET. */
final class Redirect {

    private Redirect() {}

    static Mono<Void> to(ServerWebExchange exchange, URI page) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders().setLocation(page);
        return response.setComplete();
    }
}
