package com.emailpilot.gateway.invites;

import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /admin/invites}: makes links and shows what became of them; the list alone at {@code /admin/invites/list}. */
@Controller
final class InvitesPageController {

    private static final int PAGE = 200;

    private final ListInvites listInvites;
    private final PageFrame frame;
    private final Duration lifetime;

    InvitesPageController(ListInvites listInvites, PageFrame frame, InvitesProperties properties) {
        this.listInvites = listInvites;
        this.frame = frame;
        this.lifetime = properties.lifetime();
    }

    @GetMapping("/admin/invites")
    Mono<String> page(
            @AuthenticationPrincipal SignedIn person,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("days", lifetime.toDays());
        return fill(person, cursor, model).then(frame.around("invites", person, exchange, model));
    }

    @GetMapping("/admin/invites/list")
    Mono<String> list(
            @AuthenticationPrincipal SignedIn person,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return fill(person, cursor, model).thenReturn("invites :: list");
    }

    private Mono<InviteList> fill(SignedIn person, @Nullable String cursor, Model model) {
        model.addAttribute("cursor", cursor);
        return listInvites.list(person.user(), PAGE, cursor).doOnNext(list -> model.addAttribute("list", list));
    }
}
