package com.emailpilot.gateway.console;

import com.emailpilot.gateway.connect.KlaviyoSettings;
import com.emailpilot.gateway.signin.SignedIn;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What every page of a signed-in person has around it: the bar with the way to the other pages, and the CSRF token. */
public final class PageFrame {

    private static final String OPS = "OPS";

    private final KlaviyoSettings settings;

    PageFrame(KlaviyoSettings settings) {
        this.settings = settings;
    }

    /**
     * Shows a template within the frame.
     *
     * <p>Adds {@code user}, {@code ops} (whether the person has that role), {@code enabled} and {@code configured} (whether
     * a client can be connected) and {@code csrf} to the model.
     *
     * @param template name of the page's template
     */
    public Mono<String> around(String template, SignedIn signedIn, ServerWebExchange exchange, Model model) {
        model.addAttribute("user", signedIn.user());
        model.addAttribute("ops", signedIn.roles().contains(OPS));
        model.addAttribute("enabled", settings.enabled());
        model.addAttribute("configured", settings.configured());
        return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty())
                .doOnNext(token -> model.addAttribute("csrf", token))
                .thenReturn(template);
    }
}
