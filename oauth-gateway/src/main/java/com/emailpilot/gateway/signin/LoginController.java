package com.emailpilot.gateway.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the login form. */
@Controller
final class LoginController {

    private static final Map<String, String> PROBLEMS = Map.of(
            "credentials", "That e-mail address and password do not match. Check both and try again.",
            "throttled", "Too many attempts. Wait a minute, then try again.",
            "expired", "This form was open for too long. Please sign in again.",
            "ended", "You were signed out, or your session ran out. Sign in again to go on.");

    @GetMapping(LoginPage.PATH)
    Mono<String> login(
            @RequestParam(name = LoginPage.RETURN, required = false) @Nullable String wanted,
            @RequestParam(required = false) @Nullable String problem,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("wanted", LandingPages.of(wanted).orElse(null));
        model.addAttribute("problem", problem == null ? null : PROBLEMS.get(problem));
        return csrf(exchange)
                .doOnNext(token -> model.addAttribute("csrf", token))
                .thenReturn("login");
    }

    private static Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty());
    }
}
