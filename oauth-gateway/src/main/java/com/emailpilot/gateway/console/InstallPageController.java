package com.emailpilot.gateway.console;

import com.emailpilot.gateway.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * {@code GET /install}: where Klaviyo's marketplace sends people who press Install, with neither a code nor a state.
 *
 * <p>Nothing begins by itself, whatever stands in the address: only the button of this page starts a flow.
 */
@Controller
final class InstallPageController {

    private final PageFrame frame;

    InstallPageController(PageFrame frame) {
        this.frame = frame;
    }

    @GetMapping("/install")
    Mono<String> install(@AuthenticationPrincipal SignedIn signedIn, ServerWebExchange exchange, Model model) {
        return frame.around("install", signedIn, exchange, model);
    }
}
