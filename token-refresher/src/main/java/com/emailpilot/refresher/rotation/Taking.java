package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.ClientRecord;
import java.time.Instant;

/** An attempt that somebody is about to take: its id and its start stay the same however often the record is read again. */
final class Taking {

    private final String id;
    private final Wish wish;
    private final long sentAt;
    private volatile boolean begun;
    private volatile boolean takesOver;

    Taking(String id, Wish wish, long sentAt) {
        this.id = id;
        this.wish = wish;
        this.sentAt = sentAt;
    }

    String id() {
        return id;
    }

    Wish wish() {
        return wish;
    }

    /** Whether a commit was sent. */
    boolean begun() {
        return begun;
    }

    void begin(boolean overAnOlderOne) {
        begun = true;
        takesOver = overAnOlderOne;
    }

    Held held(ClientRecord client, Attempt attempt, Instant updateTime) {
        return new Held(client, attempt, takesOver, updateTime, sentAt);
    }
}
