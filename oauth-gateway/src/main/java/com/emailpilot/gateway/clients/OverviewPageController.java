package com.emailpilot.gateway.clients;

import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /admin/overview}: how a person's connections stand, in numbers; to htmx, the numbers alone. */
@Controller
final class OverviewPageController {

    private static final String PATH = "/admin/overview";
    /** So long the page waits for thousands of clients that are being loaded; then its numbers come after it. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final ShowOverview showOverview;
    private final PageFrame frame;
    private final Clock clock;

    OverviewPageController(ShowOverview showOverview, PageFrame frame, Clock clock) {
        this.showOverview = showOverview;
        this.frame = frame;
        this.clock = clock;
    }

    @GetMapping(path = PATH, headers = "!HX-Request")
    Mono<String> page(@AuthenticationPrincipal SignedIn signedIn, ServerWebExchange exchange, Model model) {
        return counted(signedIn, model)
                .timeout(PATIENCE, Mono.empty())
                .then(frame.around("overview", signedIn, exchange, model));
    }

    @GetMapping(path = PATH, headers = "HX-Request")
    Mono<String> numbers(@AuthenticationPrincipal SignedIn signedIn, Model model) {
        return counted(signedIn, model).thenReturn("overview :: numbers");
    }

    private Mono<Overview> counted(SignedIn signedIn, Model model) {
        return showOverview
                .of(signedIn.user())
                .doOnNext(overview -> model.addAttribute("overview", overview).addAttribute("now", clock.instant()));
    }
}
