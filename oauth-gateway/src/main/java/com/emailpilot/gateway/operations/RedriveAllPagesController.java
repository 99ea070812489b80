package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.LetterFilter;
import com.emailpilot.clients.deadletters.RedriveLetters;
import com.emailpilot.clients.deadletters.RedriveLetters.Outcome;
import com.emailpilot.clients.deadletters.RedriveOrder;
import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.console.UtcTimes;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /admin/ops/dead-letters/redrive}: first how many died for a reason, then the order, then what came of it. */
@Controller
final class RedriveAllPagesController {

    private static final String PATH = "/admin/ops/dead-letters/redrive";
    private static final String PAGE = "ops/redrive";
    private static final UtcTimes TIMES = new UtcTimes();

    private final RedriveLetters redriveLetters;
    private final PageFrame frame;

    RedriveAllPagesController(RedriveLetters redriveLetters, PageFrame frame) {
        this.redriveLetters = redriveLetters;
        this.frame = frame;
    }

    /**
     * What the forms send.
     *
     * @param key names the order; absent while it is only looked at
     * @param force whether the box was ticked
     */
    record Form(
            @Nullable String reason,
            @Nullable String subscription,
            @Nullable String key,
            @Nullable Boolean force) {

        LetterFilter filter() {
            return new LetterFilter(reason, subscription);
        }
    }

    @GetMapping(PATH)
    Mono<String> look(@AuthenticationPrincipal SignedIn person, Form form, ServerWebExchange exchange, Model model) {
        model.addAttribute("form", form)
                .addAttribute("times", TIMES)
                .addAttribute("key", UUID.randomUUID().toString());
        return Mono.fromSupplier(form::filter)
                .flatMap(redriveLetters::preview)
                .doOnNext(preview -> model.addAttribute("look", RedriveAllController.Look.of(preview)))
                .then(frame.around(PAGE, person, exchange, model));
    }

    /** Answers with the page itself: sent again by a reload, the form is the same order. */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<String> redrive(@AuthenticationPrincipal SignedIn person, Form form, ServerWebExchange exchange, Model model) {
        model.addAttribute("form", form).addAttribute("times", TIMES);
        return Mono.fromSupplier(() -> new RedriveOrder(
                        OperateController.checked(form.key()), person.user(), Boolean.TRUE.equals(form.force())))
                .flatMap(order -> redriveLetters.redrive(form.filter(), order))
                .doOnNext(outcome -> model.addAttribute("outcome", outcome).addAttribute("left", left(outcome)))
                .then(frame.around(PAGE, person, exchange, model));
    }

    private static long left(Outcome outcome) {
        return outcome.refused().values().stream().mapToLong(Long::longValue).sum();
    }
}
