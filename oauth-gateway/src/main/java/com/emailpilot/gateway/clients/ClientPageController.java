package com.emailpilot.gateway.clients;

import com.emailpilot.gateway.connect.Outcome;
import com.emailpilot.gateway.console.Notice;
import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /admin/clients/{client_id}}: the page of one client; to htmx, those parts of it that change. */
@Controller
final class ClientPageController {

    private static final String PATH = "/admin/clients/{clientId}";
    private static final Notice RECONNECTED =
            new Notice(true, "Klaviyo said yes. This page shows the new connection within a moment.");

    private final FindClient findClient;
    private final LastRefusal lastRefusal;
    private final PageFrame frame;

    ClientPageController(FindClient findClient, LastRefusal lastRefusal, PageFrame frame) {
        this.findClient = findClient;
        this.lastRefusal = lastRefusal;
        this.frame = frame;
    }

    @GetMapping(path = PATH, headers = "!HX-Request")
    Mono<String> page(
            @AuthenticationPrincipal SignedIn signedIn,
            @PathVariable String clientId,
            @RequestParam(required = false) @Nullable String connected,
            @RequestParam(required = false) @Nullable String error,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("part", false)
                .addAttribute(
                        "notice",
                        Outcome.CONNECTED.code().equals(connected) ? RECONNECTED : Notice.ofLanding(null, error));
        return show(signedIn, clientId, model).then(frame.around("client", signedIn, exchange, model));
    }

    @GetMapping(path = PATH, headers = "HX-Request")
    Mono<String> parts(
            @AuthenticationPrincipal SignedIn signedIn,
            @PathVariable String clientId,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("part", true);
        return show(signedIn, clientId, model).then(frame.around("parts/client :: all", signedIn, exchange, model));
    }

    private Mono<Void> show(SignedIn signedIn, String clientId, Model model) {
        return findClient
                .toSee(signedIn.user(), clientId)
                .doOnNext(read -> model.addAttribute("sheet", ClientSheet.of(signedIn.user(), read.client())))
                .flatMap(read -> lastRefusal.of(signedIn.user(), read.client()))
                .doOnNext(refusal -> model.addAttribute("refusal", refusal))
                .then();
    }
}
