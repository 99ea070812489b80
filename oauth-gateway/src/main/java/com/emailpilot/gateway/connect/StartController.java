package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.SignedIn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final KlaviyoSettings settings;
    private final StartFlow startFlow;
    private final FlowSeal seal;
    private final FlowCookies cookies;

    StartController(KlaviyoSettings settings, StartFlow startFlow, FlowSeal seal, FlowCookies cookies) {
        this.settings = settings;
        this.startFlow = startFlow;
        this.seal = seal;
        this.cookies = cookies;
    }

    @GetMapping("/api/integrations/klaviyo/oauth/start")
    ResponseEntity<Void> start(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn person) {
        var request = exchange.getRequest();
        requireGet(request);
        if (!settings.enabled()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Connecting Klaviyo is switched off");
        }
        var landing = LandingPath.of(single(request, "redirect_path")).orElseThrow(() -> bad("redirect_path"));
        if (!settings.configured()) {
            return SeeOther.to(landing.with(Outcome.NOT_CONFIGURED));
        }
        if (startedElsewhere(request)) {
            log.warn("Start of a flow refused: another site sent the browser, user={}", person.user());
            return SeeOther.to(landing.with(Outcome.INVALID_STATE));
        }
        var flow = startFlow.start(landing, expectedClient(request).orElse(null));
        cookies.add(request, exchange.getResponse(), flow, seal.seal(flow, person.sessionHash()));
        log.info("Flow started: flow={} user={}", Hash.abbreviated(flow.stateHash()), person.user());
        return SeeOther.to(startFlow.consentPage(flow));
    }

    static void requireGet(ServerHttpRequest request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            throw new MethodNotAllowedException(request.getMethod(), List.of(HttpMethod.GET));
        }
    }

    private static Optional<String> expectedClient(ServerHttpRequest request) {
        var clientId = Optional.ofNullable(single(request, "client_id"));
        if (clientId.isPresent() && !CLIENT_ID.matcher(clientId.get()).matches()) {
            throw bad("client_id");
        }
        return clientId;
    }

    private static @Nullable String single(ServerHttpRequest request, String name) {
        var values = request.getQueryParams().get(name);
        if (values != null && values.size() > 1) {
            throw bad(name);
        }
        return values == null ? null : values.getFirst();
    }

    private static boolean startedElsewhere(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private static ResponseStatusException bad(String parameter) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "The parameter " + parameter + " is not usable");
    }
}
