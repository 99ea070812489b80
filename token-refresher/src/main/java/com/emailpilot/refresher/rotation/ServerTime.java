package com.emailpilot.refresher.rotation;

import com.emailpilot.refresher.attempt.SendWindow;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Server time between two answers of the store: the local clock measures durations only. Also names attempts. */
final class ServerTime {

    private final Ticker ticker;
    private final RandomGenerator random;

    ServerTime(Ticker ticker, RandomGenerator random) {
        this.ticker = ticker;
        this.random = random;
    }

    /** The monotonic clock, in nanoseconds. */
    long nanos() {
        return ticker.read();
    }

    /** What the server's clock shows now, as far as we know. */
    Instant now(Held held) {
        return held.attempt().takenAt().plus(since(held.sentAt()));
    }

    /** Whether a request that is begun now could still leave when others may already take the attempt over: rule of R2. */
    boolean tooLateToSend(long attemptSentAt) {
        return SendWindow.closed(since(attemptSentAt));
    }

    /** Names an attempt. */
    String newId() {
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    RandomGenerator random() {
        return random;
    }

    private Duration since(long sentAt) {
        return Duration.ofNanos(ticker.read() - sentAt);
    }
}
