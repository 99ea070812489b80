package com.emailpilot.gateway.operations;

import com.emailpilot.clients.replay.Replay;
import com.emailpilot.clients.replay.ReplayScope;
import com.emailpilot.clients.replay.Replays;
import com.emailpilot.clients.replay.StartReplay;
import com.emailpilot.clients.replay.Targets;
import com.emailpilot.events.EventCodec;
import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.console.UtcTimes;
import com.emailpilot.gateway.signin.SignedIn;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /admin/ops/replays}: first what would be sent, then the order, then how far it came. */
@Controller
final class ReplayPagesController {

    private static final String REPLAYS = "/admin/ops/replays";
    private static final UtcTimes TIMES = new UtcTimes();

    private final StartReplay startReplay;
    private final Replays replays;
    private final Targets targets;
    private final PageFrame frame;

    ReplayPagesController(StartReplay startReplay, Replays replays, Targets targets, PageFrame frame) {
        this.startReplay = startReplay;
        this.replays = replays;
        this.targets = targets;
        this.frame = frame;
    }

    /**
     * What the forms send.
     *
     * @param event id of the one event that is wanted
     * @param client id of a client
     * @param key names the order; absent while it is only looked at
     */
    record Form(
            @Nullable String event,
            @Nullable String type,
            @Nullable String client,
            @Nullable String from,
            @Nullable String to,
            @Nullable String target,
            @Nullable String key) {

        ReplayScope.Wish wish() {
            return new ReplayWish(event, type, client, from, to, target).read();
        }
    }

    @ModelAttribute("times")
    UtcTimes times() {
        return TIMES;
    }

    @GetMapping(REPLAYS)
    Mono<String> choose(
            @AuthenticationPrincipal SignedIn person,
            Form form,
            @RequestParam(required = false) @Nullable String look,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("form", form)
                .addAttribute("types", EventCodec.archivedTypes())
                .addAttribute("targets", targets.names())
                .addAttribute("key", UUID.randomUUID().toString());
        return Mono.when(look == null ? Mono.empty() : previewed(form, model), running(model))
                .then(frame.around("ops/replays", person, exchange, model));
    }

    @PostMapping(path = REPLAYS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Void>> start(@AuthenticationPrincipal SignedIn person, Form form) {
        return Mono.fromSupplier(() -> OperateController.checked(form.key()))
                .flatMap(key -> startReplay.start(form.wish(), person.user(), key))
                .map(replay -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(REPLAYS + "/" + replay.id()))
                        .build());
    }

    @GetMapping(path = REPLAYS + "/{id}", headers = "!HX-Request")
    Mono<String> progress(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String id,
            ServerWebExchange exchange,
            Model model) {
        return shown(id, model).then(frame.around("ops/replay", person, exchange, model));
    }

    @GetMapping(path = REPLAYS + "/{id}", headers = "HX-Request")
    Mono<String> progressAlone(@PathVariable String id, Model model) {
        return shown(id, model).thenReturn("ops/replay :: progress");
    }

    private Mono<Void> previewed(Form form, Model model) {
        return Mono.fromSupplier(form::wish)
                .flatMap(startReplay::preview)
                .doOnNext(preview -> model.addAttribute("preview", ReplayLook.of(preview)))
                .then();
    }

    private Mono<Void> running(Model model) {
        return replays.all(Replay.RUNNING)
                .map(ReplayView::of)
                .collectList()
                .doOnNext(found -> model.addAttribute("running", found))
                .then();
    }

    private Mono<Void> shown(String id, Model model) {
        return NotHere.unless(replays.find(id))
                .doOnNext(replay -> model.addAttribute("replay", ReplayView.of(replay)))
                .then();
    }
}
