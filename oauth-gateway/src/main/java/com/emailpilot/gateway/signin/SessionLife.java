package com.emailpilot.gateway.signin;

import java.time.Instant;
import org.springframework.web.server.ServerWebExchange;

/** How long an answer may go on that outlives its request, such as a stream. */
public final class SessionLife {

    private final SealedSessions sessions;
    private final EndedSessions ended;

    SessionLife(SealedSessions sessions, EndedSessions ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    /** When the session of the request runs out if nothing more comes; the past for an anonymous request. */
    public Instant endsAt(ServerWebExchange exchange) {
        return sessions.endsAt(exchange);
    }

    /** Whether the person signed out, here or at another instance. */
    public boolean ended(String sessionHash) {
        return ended.contains(sessionHash);
    }
}
