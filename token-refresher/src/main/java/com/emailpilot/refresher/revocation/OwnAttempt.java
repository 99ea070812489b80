package com.emailpilot.refresher.revocation;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import java.time.Duration;

/** An attempt that this process takes: 30 s of its own, of which a request may leave in the first 10 only. */
final class OwnAttempt {

    private static final Duration MUST_LEAVE_WITHIN = Duration.ofSeconds(10);
    /** A request that is handed over now may leave this much later. */
    private static final Duration SEND_WINDOW = Duration.ofSeconds(5);

    private final String clientId;
    private final String id;
    private final Stopwatch sinceCommit;

    OwnAttempt(String clientId, String id, Ticker ticker) {
        this.clientId = clientId;
        this.id = id;
        this.sinceCommit = Stopwatch.createUnstarted(ticker);
    }

    String clientId() {
        return clientId;
    }

    String id() {
        return id;
    }

    /** The commit that takes it is sent now. */
    void beingTaken() {
        sinceCommit.reset().start();
    }

    /** False once a request might still be on its way when somebody else takes over. */
    boolean maySend() {
        return sinceCommit.elapsed().compareTo(MUST_LEAVE_WITHIN.minus(SEND_WINDOW)) <= 0;
    }
}
