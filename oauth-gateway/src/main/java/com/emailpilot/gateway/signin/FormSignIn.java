package com.emailpilot.gateway.signin;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerFormLoginAuthenticationConverter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/** Name and password in a form: good enough for one machine, and for nothing else. */
final class FormSignIn implements SignIn {

    private static final Logger log = LoggerFactory.getLogger(FormSignIn.class);

    private final ReactiveAuthenticationManager users;
    private final LoginAttempts attempts;
    private final SealedSessions sessions;

    FormSignIn(ReactiveAuthenticationManager users, LoginAttempts attempts, SealedSessions sessions) {
        this.users = users;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    @Override
    public void addTo(ServerHttpSecurity http) {
        var form = new AuthenticationWebFilter((ReactiveAuthenticationManager) this::authenticate);
        form.setRequiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, LoginPage.PATH));
        form.setServerAuthenticationConverter(new ServerFormLoginAuthenticationConverter());
        form.setSecurityContextRepository(sessions);
        form.setAuthenticationSuccessHandler((exchange, _) -> welcome(exchange));
        form.setAuthenticationFailureHandler(FormSignIn::again);
        http.addFilterAt(form, SecurityWebFiltersOrder.FORM_LOGIN);
    }

    private Mono<Authentication> authenticate(Authentication claim) {
        var name = claim.getName();
        return Mono.defer(() -> attempts.mayTry(name)
                        ? users.authenticate(claim)
                        : Mono.error(new LockedException("too many attempts")))
                .doOnNext(_ -> succeeded(name))
                .doOnError(AuthenticationException.class, reason -> failed(name, reason));
    }

    private void succeeded(String name) {
        attempts.succeeded(name);
        log.info("Signed in: user={}", name);
    }

    private void failed(String name, AuthenticationException reason) {
        attempts.failed(name);
        log.warn(
                "Sign-in refused: user={} reason={}",
                attempts.knows(name) ? name : "unknown",
                reason instanceof LockedException ? "throttled" : "credentials");
    }

    private static Mono<Void> welcome(WebFilterExchange visit) {
        var wanted = visit.getExchange().getRequest().getQueryParams().getFirst(LoginPage.RETURN);
        var page = LandingPages.of(wanted).orElse(LandingPages.HOME);
        return Redirect.to(visit.getExchange(), URI.create(page));
    }

    private static Mono<Void> again(WebFilterExchange visit, AuthenticationException reason) {
        var problem = reason instanceof LockedException ? "throttled" : "credentials";
        return Redirect.to(
                visit.getExchange(),
                LoginPage.again(problem, visit.getExchange().getRequest()));
    }
}
