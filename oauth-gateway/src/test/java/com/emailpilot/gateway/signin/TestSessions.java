package com.emailpilot.gateway.signin;

import com.emailpilot.clients.Documents;
import com.emailpilot.vault.TestVaults;
import java.time.Clock;
import java.time.Duration;

/** Sessions without a gateway around them. */
public final class TestSessions {

    static final SessionProperties LIMITS = new SessionProperties(Duration.ofMinutes(30), Duration.ofHours(12));

    private TestSessions() {}

    /** Sessions of invited people. */
    public static InviteSessions invited() {
        return new InviteSessions(
                TestVaults.ephemeral().cookies(), new HostCookies(true), () -> "session-id", Clock.systemUTC());
    }

    /** The life of sessions that are sealed with keys of their own. */
    public static SessionLife life(Documents documents, Clock clock) {
        var ended = new EndedSessions(documents, LIMITS, clock);
        var sessions = new SealedSessions(
                TestVaults.ephemeral().cookies(), new HostCookies(true), ended, LIMITS, () -> "session-id", clock);
        return new SessionLife(sessions, ended);
    }
}
