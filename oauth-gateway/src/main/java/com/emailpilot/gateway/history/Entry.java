package com.emailpilot.gateway.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a timeline: what happened once, or several times in a row.
 *
 * @param at when it happened, or the last time of several
 * @param since the first time of several; the same where it happened once
 * @param tone what it means for the connection: good, warn, bad, or plain where it means nothing
 * @param actor who did it; absent where nobody did
 */
record Entry(
        Instant at,
        Instant since,
        int times,
        String tone,
        @Nullable String actor,
        String text) {

    static Entry once(Instant at, String tone, @Nullable String actor, String text) {
        return new Entry(at, at, 1, tone, actor, text);
    }

    /** Whether an older one says the same. */
    boolean saysTheSameAs(Entry older) {
        return text.equals(older.text) && String.valueOf(actor).equals(String.valueOf(older.actor));
    }

    /** Both in one, with an older one that says the same. */
    Entry with(Entry older) {
        return new Entry(at, older.since, times + older.times, tone, actor, text);
    }
}
