package com.emailpilot.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A session as bytes: six lines, the first one names the form. */
final class SessionText {

    private static final String FORM = "1";

    private SessionText() {}

    static byte[] write(Session session) {
        var signedIn = session.signedIn();
        if (signedIn.user().indexOf('\n') >= 0) {
            throw new IllegalStateException("A user name spans lines; let the sign-in refuse such names");
        }
        return String.join(
                        "\n",
                        FORM,
                        signedIn.user(),
                        String.join(",", signedIn.roles()),
                        signedIn.sessionId(),
                        Long.toString(session.loginAt().getEpochSecond()),
                        Long.toString(session.lastSeenAt().getEpochSecond()))
                .getBytes(UTF_8);
    }

    /** Reads what {@link #write} made; empty for a form that another version of this service wrote. */
    static Optional<Session> read(byte[] bytes) {
        var lines = new String(bytes, UTF_8).split("\n", -1);
        if (lines.length != 6 || !lines[0].equals(FORM)) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                new SignedIn(lines[1], Set.of(lines[2].split(",", -1)), lines[3]),
                Instant.ofEpochSecond(Long.parseLong(lines[4])),
                Instant.ofEpochSecond(Long.parseLong(lines[5]))));
    }
}
