package com.emailpilot.gateway.invites;

import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.InviteSessions;
import com.emailpilot.gateway.signin.InviteToken;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /connect/{token}}: the page behind an invite's link. Looking at it, as often as anybody wants, uses nothing up. */
@Controller
final class ConnectPageController {

    private static final Logger log = LoggerFactory.getLogger(ConnectPageController.class);
    private static final String START = "/api/integrations/klaviyo/oauth/start?invite=";
    private static final int LOGGED = 8;

    private final FindInvite findInvite;
    private final LookLimits limits;
    private final ConnectPage page;
    private final InviteSessions sessions;

    ConnectPageController(FindInvite findInvite, LookLimits limits, ConnectPage page, InviteSessions sessions) {
        this.findInvite = findInvite;
        this.limits = limits;
        this.page = page;
        this.sessions = sessions;
    }

    @GetMapping(InviteToken.PAGE + "{token}")
    Mono<String> look(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String connected,
            @RequestParam(required = false) @Nullable String error,
            ServerWebExchange exchange,
            Model model) {
        var landing = new ConnectPage.Landing(connected != null, error);
        return find(token)
                .flatMap(found -> page.of(new InviteToken(token), found, landing, exchange, model))
                .switchIfEmpty(Mono.defer(() -> page.unknown(exchange)));
    }

    /** Begins the session of an invited person and the flow, by a button of our own page alone. */
    @PostMapping(InviteToken.PAGE + "{token}")
    Mono<ResponseEntity<Void>> begin(@PathVariable String token, ServerWebExchange exchange) {
        return find(token)
                .filter(found -> found.state() == InviteState.OPEN)
                .map(found -> begin(new InviteToken(token), found.invite(), exchange))
                .defaultIfEmpty(URI.create(InviteToken.PAGE
                        + InviteToken.parse(token).map(InviteToken::reveal).orElse("-")))
                .map(next -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(next)
                        .build());
    }

    private URI begin(InviteToken token, Invite invite, ServerWebExchange exchange) {
        sessions.begin(exchange, invite.inviter(), token, invite.expectedClientId());
        log.info("Invite taken up: invite={} inviter={}", invite.id().substring(0, LOGGED), invite.inviter());
        return URI.create(START + invite.id());
    }

    private Mono<FindInvite.Found> find(String token) {
        limits.take().ifPresent(wait -> {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_looks",
                    "Too many links are being opened just now. Open yours again in a minute.",
                    wait);
        });
        return Mono.justOrEmpty(InviteToken.parse(token)).flatMap(parsed -> findInvite.find(parsed.id()));
    }
}
