package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.LetterStatus;
import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.events.EventCodec;
import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.console.UtcTimes;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /admin/ops} and the pages behind it; to htmx, the part that changes alone. */
@Controller
final class OpsPagesController {

    private static final String STATUS = "/admin/ops";
    private static final String EVENTS = "/admin/ops/events";
    private static final String LETTERS = "/admin/ops/dead-letters";

    private static final UtcTimes TIMES = new UtcTimes();

    private final ReadEvents readEvents;
    private final ParkedLetters letters;
    private final ShowStatus showStatus;
    private final PageFrame frame;
    private final InstantSource clock;

    OpsPagesController(
            ReadEvents readEvents, ParkedLetters letters, ShowStatus showStatus, PageFrame frame, Clock clock) {
        this.readEvents = readEvents;
        this.letters = letters;
        this.showStatus = showStatus;
        this.frame = frame;
        this.clock = clock;
    }

    @ModelAttribute("times")
    UtcTimes times() {
        return TIMES;
    }

    @GetMapping(path = STATUS, headers = "!HX-Request")
    Mono<String> status(@AuthenticationPrincipal SignedIn person, ServerWebExchange exchange, Model model) {
        return status(model).then(frame.around("ops/status", person, exchange, model));
    }

    @GetMapping(path = STATUS, headers = "HX-Request")
    Mono<String> statusAlone(Model model) {
        return status(model).thenReturn("ops/status :: figures");
    }

    @GetMapping(path = EVENTS, headers = "!HX-Request")
    Mono<String> events(
            @AuthenticationPrincipal SignedIn person, EventQuestion question, ServerWebExchange exchange, Model model) {
        return events(question, model).then(frame.around("ops/events", person, exchange, model));
    }

    @GetMapping(path = EVENTS, headers = "HX-Request")
    Mono<String> eventsAlone(EventQuestion question, Model model) {
        return events(question, model).thenReturn("ops/events :: found");
    }

    @GetMapping(EVENTS + "/{id}")
    Mono<String> event(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String id,
            ServerWebExchange exchange,
            Model model) {
        return readEvents
                .find(id)
                .doOnNext(found -> model.addAttribute("details", found)
                        .addAttribute(
                                "payload",
                                JsonMapper.shared()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(found.payload())))
                .then(frame.around("ops/event", person, exchange, model));
    }

    @GetMapping(path = LETTERS)
    Mono<String> letters(
            @AuthenticationPrincipal SignedIn person,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange,
            Model model) {
        return Mono.fromSupplier(() -> OpsController.statusOf(status))
                .flatMap(wanted -> letters.page(wanted, PageSize.of(null), OpsCursor.read(cursor))
                        .map(LetterView.Page::of)
                        .doOnNext(page -> model.addAttribute("page", page)
                                .addAttribute("status", wanted)
                                .addAttribute("statuses", Arrays.asList(LetterStatus.values()))
                                .addAttribute("more", more(wanted, page.nextCursor()))))
                .then(frame.around("ops/dead-letters", person, exchange, model));
    }

    @GetMapping(LETTERS + "/{id}")
    Mono<String> letter(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange,
            Model model) {
        return NotHere.unless(letters.find(id))
                .doOnNext(letter -> model.addAttribute("details", LetterDetails.of(letter))
                        .addAttribute("offer", RedriveOffer.of(letter, clock.instant()))
                        .addAttribute("done", RedriveOffer.saidAfter(done)))
                .then(frame.around("ops/dead-letter", person, exchange, model));
    }

    private Mono<Void> status(Model model) {
        return showStatus
                .now()
                .doOnNext(status -> model.addAttribute("status", status).addAttribute("calm", status.calm()))
                .then();
    }

    private Mono<Void> events(EventQuestion question, Model model) {
        return readEvents
                .page(question)
                .doOnNext(page -> model.addAttribute("page", page)
                        .addAttribute("question", question)
                        .addAttribute("types", EventCodec.archivedTypes())
                        .addAttribute(
                                "more", page.nextCursor() == null ? null : question.address(EVENTS, page.nextCursor())))
                .then();
    }

    private static @Nullable String more(LetterStatus status, @Nullable String cursor) {
        return cursor == null
                ? null
                : UriComponentsBuilder.fromPath(LETTERS)
                        .queryParam("status", status.name())
                        .queryParam("cursor", cursor)
                        .toUriString();
    }
}
