package com.emailpilot.gateway.refresh;

import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/integrations/klaviyo/oauth/refresh/{client_id}}: fresh tokens, now. */
@RestController
final class RefreshController {

    private static final Logger log = LoggerFactory.getLogger(RefreshController.class);

    private final FindClient findClient;
    private final RefreshClient refreshClient;

    RefreshController(FindClient findClient, RefreshClient refreshClient) {
        this.findClient = findClient;
        this.refreshClient = refreshClient;
    }

    @PostMapping("/api/integrations/klaviyo/oauth/refresh/{clientId}")
    Mono<ResponseEntity<RefreshAnswer>> refresh(
            @AuthenticationPrincipal SignedIn person, @PathVariable String clientId) {
        return findClient
                .toChange(person.user(), clientId)
                .flatMap(found -> refreshClient.refresh(person.user(), found))
                .doOnNext(told -> log.info(
                        "Manual refresh: client={} user={} {} coalesced={}",
                        clientId,
                        person.user(),
                        told.outcome().getClass().getSimpleName(),
                        told.coalesced()))
                .map(RefreshAnswers::of);
    }
}
