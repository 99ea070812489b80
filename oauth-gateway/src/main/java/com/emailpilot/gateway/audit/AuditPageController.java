package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /admin/audit}: the trail for people; to htmx, the part with the rows alone. */
@Controller
final class AuditPageController {

    private static final String PATH = "/admin/audit";

    private final AuditAccess access;
    private final ShowTrail showTrail;
    private final PageFrame frame;

    AuditPageController(AuditAccess access, ShowTrail showTrail, PageFrame frame) {
        this.access = access;
        this.showTrail = showTrail;
        this.frame = frame;
    }

    /** An action that can be chosen. */
    record Choice(String word, String label) {}

    @GetMapping(path = PATH, headers = "!HX-Request")
    Mono<String> page(
            @AuthenticationPrincipal SignedIn person, Question question, ServerWebExchange exchange, Model model) {
        model.addAttribute("actions", actions());
        return shown(person, question, model).then(frame.around("audit", person, exchange, model));
    }

    @GetMapping(path = PATH, headers = "HX-Request")
    Mono<String> rows(@AuthenticationPrincipal SignedIn person, Question question, Model model) {
        return shown(person, question, model).thenReturn("audit :: trail");
    }

    private Mono<Void> shown(SignedIn person, Question question, Model model) {
        return access.filter(person, null, question)
                .flatMap(wanted -> showTrail.page(wanted, question, person.user()))
                .doOnNext(found -> model.addAttribute("question", question)
                        .addAttribute("narrow", question.narrow())
                        .addAttribute("all", AuditAccess.seesAll(person))
                        .addAttribute("lines", found.lines())
                        .addAttribute("csv", question.address("/api/audit", "format", "csv"))
                        .addAttribute("json", question.address("/api/audit", "format", "json"))
                        .addAttribute(
                                "more", found.next() == null ? null : question.address(PATH, "cursor", found.next())))
                .then();
    }

    private static List<Choice> actions() {
        return Arrays.stream(AuditAction.values())
                .map(action -> new Choice(action.word(), AuditSentence.label(action)))
                .toList();
    }
}
