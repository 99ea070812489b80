package com.emailpilot.gateway.operations;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** What is asked for and does not exist: 404. */
final class NotHere {

    private NotHere() {}

    static <T> Mono<T> unless(Mono<T> found) {
        return found.switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
