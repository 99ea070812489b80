package com.emailpilot.gateway.signin;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that pages of other sites make in a person's browser: to the API, and whatever changes something.
 *
 * <p>The connect flow looks after itself, since Klaviyo has to send people back to it. Ports of one host are one site to a cookie,
 * so this also keeps other programs on localhost out.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
 */
final class OtherSites implements WebFilter {

    private static final String FLOW = "/api/integrations/klaviyo/oauth/";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return fromOtherSite(exchange) && guarded(exchange)
                ? Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN))
                : chain.filter(exchange);
    }

    private static boolean fromOtherSite(ServerWebExchange exchange) {
        var site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private static boolean guarded(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        return !HttpMethod.GET.equals(request.getMethod()) || (path.startsWith("/api/") && !path.startsWith(FLOW));
    }
}
