package com.emailpilot.gateway.invites;

import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Grants;
import com.emailpilot.gateway.connect.KlaviyoSettings;
import com.emailpilot.gateway.console.Notice;
import com.emailpilot.gateway.signin.FormTargets;
import com.emailpilot.gateway.signin.InviteToken;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Fills the page behind an invite's link: what it is for, what became of it, or why it is good for nothing. */
final class ConnectPage {

    private static final String TEMPLATE = "connect";

    private final Grants grants;
    private final KlaviyoSettings settings;

    ConnectPage(Grants grants, KlaviyoSettings settings) {
        this.grants = grants;
        this.settings = settings;
    }

    /**
     * What a flow that ended here says of itself.
     *
     * @param connected whether access was allowed
     * @param error why nothing was connected; absent where that is not so
     */
    record Landing(boolean connected, @Nullable String error) {}

    Mono<String> of(
            InviteToken token, FindInvite.Found found, Landing landing, ServerWebExchange exchange, Model model) {
        var invite = found.invite();
        model.addAttribute("state", found.state().word());
        model.addAttribute("token", token.reveal());
        model.addAttribute("inviter", invite.inviter());
        model.addAttribute("name", invite.name());
        model.addAttribute("reconnect", invite.expectedClientId() != null);
        model.addAttribute("expiresAt", invite.expiresAt());
        model.addAttribute("error", landing.error());
        return switch (found.state()) {
            case OPEN -> open(landing, exchange, model);
            case USED -> used(invite, landing, exchange, model);
            case REVOKED, EXPIRED -> closed(exchange, HttpStatus.GONE);
        };
    }

    Mono<String> unknown(ServerWebExchange exchange) {
        return closed(exchange, HttpStatus.NOT_FOUND);
    }

    private Mono<String> open(Landing landing, ServerWebExchange exchange, Model model) {
        FormTargets.add(exchange.getResponse(), settings.consentUrl());
        model.addAttribute("possible", settings.enabled() && settings.configured());
        model.addAttribute(
                "scopes", settings.scopeList().stream().map(ScopeWords::of).toList());
        var error = landing.error();
        model.addAttribute("notice", error == null ? null : Notice.ofErrorCode(error));
        return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty())
                .doOnNext(token -> model.addAttribute("csrf", token))
                .thenReturn(TEMPLATE);
    }

    /** Whoever just allowed access is thanked and told how it goes on; everybody else hears that the link is spent. */
    private Mono<String> used(Invite invite, Landing landing, ServerWebExchange exchange, Model model) {
        model.addAttribute("usedAt", invite.usedAt());
        if (!landing.connected()) {
            return closed(exchange, landing.error() == null ? HttpStatus.GONE : HttpStatus.CONFLICT);
        }
        model.addAttribute("thanks", true);
        return Mono.justOrEmpty(invite.grantId())
                .flatMapMany(grantId -> grants.findAll(List.of(grantId)))
                .next()
                .doOnNext(grant -> tell(grant, model))
                .thenReturn(TEMPLATE);
    }

    private static void tell(Grant grant, Model model) {
        model.addAttribute("connection", Connecting.of(grant).word());
        Optional<String> why = grant.reason().map(reason -> Notice.of(reason).sentence());
        model.addAttribute("why", why.orElse(null));
    }

    private static Mono<String> closed(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().setStatusCode(status);
        return Mono.just(TEMPLATE);
    }
}
