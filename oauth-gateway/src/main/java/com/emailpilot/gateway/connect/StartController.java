package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** {@code GET /api/integrations/klaviyo/oauth/start}: sends the browser to Klaviyo's consent page. */
@RestController
final class StartController {

    private static final Logger log = LoggerFactory.getLogger(StartController.class);

    private final KlaviyoSettings settings;
    private final FlowWishes wishes;
    private final StartFlow startFlow;
    private final FlowSeal seal;
    private final FlowCookies cookies;

    StartController(
            KlaviyoSettings settings, FlowWishes wishes, StartFlow startFlow, FlowSeal seal, FlowCookies cookies) {
        this.settings = settings;
        this.wishes = wishes;
        this.startFlow = startFlow;
        this.seal = seal;
        this.cookies = cookies;
    }

    @GetMapping("/api/integrations/klaviyo/oauth/start")
    ResponseEntity<Void> start(ServerWebExchange exchange, @AuthenticationPrincipal @Nullable SignedIn person) {
        var request = exchange.getRequest();
        requireGet(request);
        if (!settings.enabled()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Connecting Klaviyo is switched off");
        }
        var wish = wishes.read(exchange, person);
        if (!settings.configured()) {
            return SeeOther.to(wish.landing().with(Outcome.NOT_CONFIGURED));
        }
        if (startedElsewhere(request) || !wishes.take(exchange, wish)) {
            log.warn(
                    "Start of a flow refused: another site sent the browser, or an invite's session is spent, user={}",
                    wish.person().user());
            return SeeOther.to(wish.landing().with(Outcome.INVALID_STATE));
        }
        var flow = startFlow.start(wish);
        cookies.add(
                request,
                exchange.getResponse(),
                flow,
                seal.seal(flow, wish.person().sessionHash()));
        log.info(
                "Flow started: flow={} user={} invited={}",
                Hash.abbreviated(flow.stateHash()),
                wish.person().user(),
                wish.invite() != null);
        return SeeOther.to(startFlow.consentPage(flow));
    }

    static void requireGet(ServerHttpRequest request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            throw new MethodNotAllowedException(request.getMethod(), List.of(HttpMethod.GET));
        }
    }

    private static boolean startedElsewhere(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }
}
