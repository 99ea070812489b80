package com.emailpilot.gateway.edit;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.gateway.clients.ClientDetails;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code PATCH /api/clients/{client_id}}: answers like a GET right after it. */
@RestController
final class EditController {

    private static final Logger log = LoggerFactory.getLogger(EditController.class);

    private final EditClient editClient;

    EditController(EditClient editClient) {
        this.editClient = editClient;
    }

    @PatchMapping("/api/clients/{clientId}")
    Mono<ClientDetails> edit(
            @AuthenticationPrincipal SignedIn person, @PathVariable String clientId, @RequestBody EditRequest request) {
        return editClient
                .edit(clientId, person.user(), EditPolicy.allowed(request))
                .doOnNext(_ -> log.info("Edit: client={} user={}", clientId, person.user()))
                .onErrorMap(ConflictException.class, _ -> busy())
                .map(client -> ClientDetails.of(person.user(), client));
    }

    private static Refusal busy() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "This client changes all the time just now, so nothing was stored. Try again in a moment.",
                Duration.ofSeconds(1));
    }
}
