package com.emailpilot.gateway.signin;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the security headers on every answer, refusals by the firewall included; a handler may still set its own. */
final class SecurityHeaders implements WebFilter, Ordered {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final HttpHeaders headers;

    SecurityHeaders(HostCookies cookies) {
        var always = new HttpHeaders();
        always.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        always.set("Referrer-Policy", "no-referrer");
        always.set("X-Content-Type-Options", "nosniff");
        always.set("X-Frame-Options", "DENY");
        always.set("Cross-Origin-Opener-Policy", "same-origin");
        always.set("Cross-Origin-Resource-Policy", "same-origin");
        always.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        always.set("Cache-Control", "no-store");
        if (cookies.secure()) {
            always.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        this.headers = HttpHeaders.readOnlyHttpHeaders(always);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answer = exchange.getResponse().getHeaders();
        headers.forEach((name, values) -> answer.set(name, values.getFirst()));
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
