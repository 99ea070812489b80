package com.emailpilot.refresher.revocation;

import com.emailpilot.refresher.attempt.SendWindow;
import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;

/** An attempt that this process takes, and since when. */
final class OwnAttempt {

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
        return !SendWindow.closed(sinceCommit.elapsed());
    }
}
