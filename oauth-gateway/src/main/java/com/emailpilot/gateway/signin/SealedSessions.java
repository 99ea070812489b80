package com.emailpilot.gateway.signin;

import com.emailpilot.vault.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keeps the session in the browser, sealed: any instance can read it, and none has to remember it. */
final class SealedSessions implements ServerSecurityContextRepository {

    private static final String COOKIE = "session";
    private static final String RESOLVED = SealedSessions.class.getName();
    private static final String ROLE = "ROLE_";
    /** Requests that a page makes by itself, or another site causes, do not keep a session alive. */
    private static final Set<String> NO_ACTIVITY =
            Set.of("/api/clients/events", "/api/integrations/klaviyo/oauth/callback");

    private final Seal seal;
    private final HostCookies cookies;
    private final EndedSessions ended;
    private final SessionProperties limits;
    private final StringKeyGenerator sessionIds;
    private final Clock clock;

    SealedSessions(
            Seal seal,
            HostCookies cookies,
            EndedSessions ended,
            SessionProperties limits,
            StringKeyGenerator sessionIds,
            Clock clock) {
        this.seal = seal;
        this.cookies = cookies;
        this.ended = ended;
        this.limits = limits;
        this.sessionIds = sessionIds;
        this.clock = clock;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.defer(() -> Mono.justOrEmpty(session(exchange).map(SealedSessions::context)));
    }

    /** Starts a session with an id of its own, whatever cookie the browser brought; without a context ends it. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.fromRunnable(() -> {
            var authentication = context == null ? null : context.getAuthentication();
            if (authentication == null) {
                forget(exchange);
            } else {
                var now = clock.instant();
                write(exchange, new Session(signedIn(authentication), now, now));
            }
        });
    }

    /** The live session of the request; empty for an anonymous one. */
    @SuppressWarnings("OptionalAssignedToNull") // an attribute that is not there yet is null
    Optional<Session> session(ServerWebExchange exchange) {
        Optional<Session> resolved = exchange.getAttribute(RESOLVED);
        if (resolved == null) {
            resolved = resolve(exchange);
            exchange.getAttributes().put(RESOLVED, resolved);
        }
        return resolved;
    }

    private Optional<Session> resolve(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(cookies.name(COOKIE));
        if (cookie == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var session = seal.open(cookie.getValue(), COOKIE)
                .flatMap(SessionText::read)
                .filter(opened -> opened.liveAt(now, limits))
                .filter(live -> !ended.contains(live.signedIn().sessionHash()));
        session.filter(live -> live.dueForReseal(now) && activity(exchange))
                .ifPresent(live -> write(exchange, live.seenAt(now)));
        return session;
    }

    private static boolean activity(ServerWebExchange exchange) {
        return !NO_ACTIVITY.contains(exchange.getRequest().getPath().value());
    }

    private void write(ServerWebExchange exchange, Session session) {
        var value = seal.seal(SessionText.write(session), COOKIE);
        exchange.getResponse()
                .getCookies()
                .set(cookies.name(COOKIE), cookies.cookie(COOKIE, value).build());
    }

    private void forget(ServerWebExchange exchange) {
        var gone = cookies.cookie(COOKIE, "").maxAge(Duration.ZERO).build();
        exchange.getResponse().getCookies().set(cookies.name(COOKIE), gone);
    }

    private SignedIn signedIn(Authentication authentication) {
        var roles = authentication.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toUnmodifiableSet());
        return new SignedIn(authentication.getName(), roles, sessionIds.generateKey());
    }

    private static SecurityContext context(Session session) {
        var signedIn = session.signedIn();
        var authorities = AuthorityUtils.createAuthorityList(
                signedIn.roles().stream().map(role -> ROLE + role).toList());
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities));
    }

    Instant endsAt(ServerWebExchange exchange) {
        return session(exchange).map(live -> live.endsAt(limits)).orElse(Instant.EPOCH);
    }
}
