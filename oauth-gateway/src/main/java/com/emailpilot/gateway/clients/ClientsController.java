package com.emailpilot.gateway.clients;

import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.gateway.clients.ListClients.Wanted;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** {@code GET /api/clients} and {@code GET /api/clients/{client_id}}. */
@RestController
final class ClientsController {

    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 100;

    private final ListClients listClients;
    private final FindClient findClient;

    ClientsController(ListClients listClients, FindClient findClient) {
        this.listClients = listClients;
        this.findClient = findClient;
    }

    @GetMapping("/api/clients")
    Mono<ClientList> list(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST || (text != null && text.length() > LONGEST_TEXT)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var wanted = new Wanted(limit, status, text == null ? null : text.toLowerCase(Locale.ROOT), after(cursor));
        return listClients.list(signedIn.user(), wanted);
    }

    @GetMapping("/api/clients/{clientId}")
    Mono<ClientView> one(@AuthenticationPrincipal SignedIn signedIn, @PathVariable String clientId) {
        return findClient.toSee(signedIn.user(), clientId).map(read -> ClientView.of(signedIn.user(), read.client()));
    }

    private static @Nullable After after(@Nullable String cursor) {
        return cursor == null
                ? null
                : ListCursor.read(cursor).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
