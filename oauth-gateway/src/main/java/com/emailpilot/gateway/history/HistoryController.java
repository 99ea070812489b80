package com.emailpilot.gateway.history;

import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** What happened to a client, as parts of its page: {@code …/timeline} page by page, and {@code …/charts}. */
@Controller
final class HistoryController {

    private final FindClient findClient;
    private final ShowHistory showHistory;

    HistoryController(FindClient findClient, ShowHistory showHistory) {
        this.findClient = findClient;
        this.showHistory = showHistory;
    }

    @GetMapping("/admin/clients/{clientId}/timeline")
    Mono<String> timeline(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String clientId,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        var from = before == null
                ? TimelineCursor.START
                : TimelineCursor.read(before).orElseThrow(HistoryController::unknownPlace);
        return findClient
                .toSee(person.user(), clientId)
                .flatMap(_ -> showHistory.timeline(clientId, from))
                .doOnNext(timeline -> model.addAttribute("timeline", timeline)
                        .addAttribute("clientId", clientId)
                        .addAttribute("first", before == null))
                .thenReturn("parts/history :: timeline");
    }

    @GetMapping("/admin/clients/{clientId}/charts")
    Mono<String> charts(@AuthenticationPrincipal SignedIn person, @PathVariable String clientId, Model model) {
        return findClient
                .toSee(person.user(), clientId)
                .flatMap(showHistory::charts)
                .doOnNext(history -> model.addAttribute("history", history))
                .thenReturn("parts/history :: charts");
    }

    private static Refusal unknownPlace() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid_cursor",
                "That is no place in this client's history. Open its page again.",
                null);
    }
}
