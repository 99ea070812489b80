package com.emailpilot.gateway.signin;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Ends the session everywhere: the cookie goes only once the store knows, so that a failure can be tried again. */
@RestController
final class SignOutController {

    private static final Logger log = LoggerFactory.getLogger(SignOutController.class);

    private final EndedSessions ended;
    private final SealedSessions sessions;

    SignOutController(EndedSessions ended, SealedSessions sessions) {
        this.ended = ended;
        this.sessions = sessions;
    }

    @PostMapping("/logout")
    Mono<Void> signOut(@AuthenticationPrincipal SignedIn signedIn, ServerWebExchange exchange) {
        return ended.end(signedIn.sessionHash())
                .doOnSuccess(_ -> log.info("Signed out: user={}", signedIn.user()))
                .then(sessions.save(exchange, null))
                .then(Mono.defer(() -> Redirect.to(exchange, URI.create("/login"))));
    }
}
