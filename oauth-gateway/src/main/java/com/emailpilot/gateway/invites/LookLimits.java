package com.emailpilot.gateway.invites;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.Optional;

/** Counts, minute by minute, how often links are looked up: anybody may, and each look asks the store. */
final class LookLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int allowed;
    private final Ticker ticker;
    private Stopwatch open;
    private int taken;

    LookLimits(int allowed, Ticker ticker) {
        this.allowed = allowed;
        this.ticker = ticker;
        this.open = Stopwatch.createStarted(ticker);
    }

    /** Counts one look; where that is one too many it is not counted, and the answer is how long to wait. */
    synchronized Optional<Duration> take() {
        if (open.elapsed().compareTo(WINDOW) >= 0) {
            open = Stopwatch.createStarted(ticker);
            taken = 0;
        }
        if (taken >= allowed) {
            return Optional.of(WINDOW.minus(open.elapsed()));
        }
        taken++;
        return Optional.empty();
    }
}
