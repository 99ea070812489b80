package com.emailpilot.gateway.clients;

import com.emailpilot.gateway.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/clients}, {@code GET /api/clients/{client_id}} and {@code GET /api/overview}. */
@RestController
final class ClientsController {

    private final ListClients listClients;
    private final FindClient findClient;
    private final ShowOverview showOverview;

    ClientsController(ListClients listClients, FindClient findClient, ShowOverview showOverview) {
        this.listClients = listClients;
        this.findClient = findClient;
        this.showOverview = showOverview;
    }

    /** Takes {@code q status health tag whose sort order limit cursor}; what else there is does not matter. */
    @GetMapping("/api/clients")
    Mono<ClientList> list(
            @AuthenticationPrincipal SignedIn signedIn, @RequestParam MultiValueMap<String, String> parameters) {
        return listClients.list(signedIn.user(), ListQuery.of(parameters));
    }

    @GetMapping("/api/clients/{clientId}")
    Mono<ClientDetails> one(@AuthenticationPrincipal SignedIn signedIn, @PathVariable String clientId) {
        return findClient
                .toSee(signedIn.user(), clientId)
                .map(read -> ClientDetails.of(signedIn.user(), read.client()));
    }

    @GetMapping("/api/overview")
    Mono<Overview> overview(@AuthenticationPrincipal SignedIn signedIn) {
        return showOverview.of(signedIn.user());
    }
}
