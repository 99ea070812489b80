package com.emailpilot.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.vault.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sessions of invited people, each sealed in a cookie of its own: good for one flow, and for no page, API or stream.
 *
 * <p>A sign-in of the same browser is left alone, and no sign-in comes of it.
 */
public final class InviteSessions {

    static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String COOKIE = "invite";
    private static final String FORM = "1";
    private static final int LINES = 7;

    private final Seal seal;
    private final HostCookies cookies;
    private final StringKeyGenerator sessionIds;
    private final Clock clock;

    InviteSessions(Seal seal, HostCookies cookies, StringKeyGenerator sessionIds, Clock clock) {
        this.seal = seal;
        this.cookies = cookies;
        this.sessionIds = sessionIds;
        this.clock = clock;
    }

    /**
     * Begins a session; one that the browser had before is replaced.
     *
     * @param expectedClientId the client to reconnect; absent for a new connection
     */
    public void begin(
            ServerWebExchange exchange, String inviter, InviteToken token, @Nullable String expectedClientId) {
        var session =
                new InviteSession(inviter, token, expectedClientId, sessionIds.generateKey(), clock.instant(), false);
        write(exchange, session);
    }

    /** The live invite session of the request. */
    public Optional<InviteSession> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(cookies.name(COOKIE)))
                .flatMap(cookie -> seal.open(cookie.getValue(), COOKIE))
                .flatMap(InviteSessions::read)
                .filter(session -> clock.instant().isBefore(session.began().plus(LIFETIME)));
    }

    /** Notes that the session's one flow was started. */
    public void spend(ServerWebExchange exchange, InviteSession session) {
        write(exchange, session.afterItsStart());
    }

    public void end(ServerWebExchange exchange) {
        exchange.getResponse()
                .addCookie(cookies.cookie(COOKIE, "").maxAge(Duration.ZERO).build());
    }

    private void write(ServerWebExchange exchange, InviteSession session) {
        var value = seal.seal(text(session), COOKIE);
        exchange.getResponse()
                .addCookie(cookies.cookie(COOKIE, value).maxAge(LIFETIME).build());
    }

    private static byte[] text(InviteSession session) {
        var client = session.expectedClientId();
        return String.join(
                        "\n",
                        FORM,
                        session.inviter(),
                        session.token().reveal(),
                        client == null ? "" : client,
                        session.sessionId(),
                        Long.toString(session.began().getEpochSecond()),
                        Boolean.toString(session.spent()))
                .getBytes(UTF_8);
    }

    private static Optional<InviteSession> read(byte[] bytes) {
        var lines = new String(bytes, UTF_8).split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(FORM)) {
            return Optional.empty();
        }
        return Optional.of(new InviteSession(
                lines[1],
                new InviteToken(lines[2]),
                lines[3].isEmpty() ? null : lines[3],
                lines[4],
                Instant.ofEpochSecond(Long.parseLong(lines[5])),
                Boolean.parseBoolean(lines[6])));
    }
}
