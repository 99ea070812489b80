package com.emailpilot.refresher.pace;

import com.google.common.base.Ticker;
import java.util.concurrent.TimeUnit;

/** After an outage: one call at a time at first, twice as many each second, until the maximum. Not thread-safe. */
final class Ramp {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int maximum;
    private final Ticker ticker;
    private boolean climbing;
    private long begunAt;

    Ramp(int maximum, Ticker ticker) {
        this.maximum = maximum;
        this.ticker = ticker;
    }

    void begin() {
        climbing = true;
        begunAt = ticker.read();
    }

    /** One step down while climbing; later on the breaker alone decides. */
    void failed() {
        begunAt = Math.min(ticker.read(), begunAt + SECOND);
    }

    /** How many calls may be under way now. */
    int allowed() {
        long seconds = climbing ? (ticker.read() - begunAt) / SECOND : Integer.SIZE;
        if (seconds < Integer.SIZE - 1 && 1 << seconds < maximum) {
            return 1 << seconds;
        }
        climbing = false;
        return maximum;
    }
}
