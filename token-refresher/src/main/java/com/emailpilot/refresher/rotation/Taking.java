package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Grant;
import java.time.Instant;

/** An attempt that somebody is about to take: its id stays the same however often the record is read again. */
final class Taking {

    private final String id;
    private volatile long sentAt;
    private volatile boolean begun;
    private volatile boolean takesOver;

    Taking(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Whether this attempt is the stored one: then only the answer to our commit was lost. */
    boolean isStoredAs(Attempt stored) {
        return stored.id().equals(id);
    }

    /** Whether a commit was sent. */
    boolean begun() {
        return begun;
    }

    /**
     * A commit is sent now; what was sent before it met a conflict and took nothing.
     *
     * @param now on the monotonic clock, in nanoseconds
     */
    void begin(boolean overAnOlderOne, long now) {
        begun = true;
        takesOver = overAnOlderOne;
        sentAt = now;
    }

    Held held(ClientRecord client, Attempt attempt, Instant updateTime) {
        return new Held(client, attempt, takesOver, updateTime, sentAt);
    }

    HeldGrant held(Grant grant, Attempt attempt) {
        return new HeldGrant(grant, attempt, takesOver, sentAt);
    }
}
