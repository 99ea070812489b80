package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.InviteSession;
import com.emailpilot.gateway.signin.InviteSessions;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** Reads what a start asks for. With an invite nothing counts but what the invite's session says. */
final class FlowWishes {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final InviteSessions sessions;

    FlowWishes(InviteSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * What the request asks for; 400 where it makes something up.
     *
     * @param person who is signed in; absent for one who was invited
     */
    FlowWish read(ServerWebExchange exchange, @Nullable SignedIn person) {
        var request = exchange.getRequest();
        var invite = single(request, "invite");
        if (invite != null) {
            return invited(exchange, invite);
        }
        if (person == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        var landing = LandingPath.of(single(request, "redirect_path")).orElseThrow(() -> bad("redirect_path"));
        return new FlowWish(person, landing, expectedClient(request).orElse(null), null);
    }

    /** Whether the wish may be fulfilled: always one's own, and once the one of an invite's session. */
    boolean take(ServerWebExchange exchange, FlowWish wish) {
        if (wish.invite() == null) {
            return true;
        }
        var session = sessions.of(exchange).filter(live -> !live.spent());
        session.ifPresent(live -> sessions.spend(exchange, live));
        return session.isPresent();
    }

    private FlowWish invited(ServerWebExchange exchange, String invite) {
        return sessions.of(exchange)
                .filter(session -> session.token().id().equals(invite))
                .map(session -> wishOf(session, invite))
                .orElseThrow(() -> bad("invite"));
    }

    private static FlowWish wishOf(InviteSession session, String invite) {
        var landing = LandingPath.behind(session.token());
        return new FlowWish(session.person(), landing, session.expectedClientId(), invite);
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

    private static ResponseStatusException bad(String parameter) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "The parameter " + parameter + " is not usable");
    }
}
