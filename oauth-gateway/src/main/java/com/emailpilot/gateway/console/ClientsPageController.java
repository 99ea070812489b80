package com.emailpilot.gateway.console;

import com.emailpilot.gateway.signin.LandingPages;
import com.emailpilot.gateway.signin.SignedIn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /admin/clients}: the page; its rows come from the API, so that there is one way to draw them. */
@Controller
final class ClientsPageController {

    private final PageFrame frame;

    ClientsPageController(PageFrame frame) {
        this.frame = frame;
    }

    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(LandingPages.HOME))
                .build();
    }

    @GetMapping(LandingPages.HOME)
    Mono<String> clients(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam(required = false) @Nullable String connected,
            @RequestParam(required = false) @Nullable String error,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("notice", Notice.ofLanding(connected, error));
        return frame.around("clients", signedIn, exchange, model);
    }
}
