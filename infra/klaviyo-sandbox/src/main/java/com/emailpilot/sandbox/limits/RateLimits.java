package com.emailpilot.sandbox.limits;

import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Counts requests in fixed windows; a window starts with the first request after the last one ended. */
public final class RateLimits implements Remembered<Boolean> {

    private final Clock clock;
    private final Journal journal;
    private final Map<String, Windows> windows = new ConcurrentHashMap<>();
    private volatile boolean enforced = true;

    public RateLimits(Clock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    /** Counts one request against the key. A throttled request does not count. */
    public Verdict take(String key, Limit limit) {
        return windows.computeIfAbsent(key, _ -> new Windows()).take(limit, clock.instant(), enforced);
    }

    /** Load tests switch the limits off; requests are counted all the same. */
    public synchronized void enforce(boolean on) {
        enforced = on;
        journal.note(this, List.of(on));
    }

    public synchronized void reset() {
        windows.clear();
        forget();
        journal.forgotten(this);
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public Class<Boolean> factType() {
        return Boolean.class;
    }

    @Override
    public Stream<Boolean> memory() {
        return Stream.of(enforced);
    }

    @Override
    public void remember(Boolean on) {
        enforced = on;
    }

    @Override
    public void forget() {
        enforced = true;
    }

    private static final class Windows {

        private Window second = new Window(Instant.MIN, 0);
        private Window minute = new Window(Instant.MIN, 0);

        synchronized Verdict take(Limit limit, Instant now, boolean enforced) {
            second = second.at(now, Duration.ofSeconds(1));
            minute = minute.at(now, Duration.ofMinutes(1));
            if (enforced && minute.used() >= limit.perMinute()) {
                return new Verdict.Throttled(wait(now, minute));
            }
            if (enforced && second.used() >= limit.perSecond()) {
                return new Verdict.Throttled(wait(now, second));
            }
            second = second.plusOne();
            minute = minute.plusOne();
            var remaining = Math.max(0, limit.perSecond() - second.used());
            return new Verdict.Allowed(
                    remaining, Duration.between(now, second.end()).toSeconds());
        }

        private static long wait(Instant now, Window window) {
            return Math.max(1, Math.ceilDiv(Duration.between(now, window.end()).toMillis(), 1000L));
        }
    }

    private record Window(Instant end, int used) {

        Window at(Instant now, Duration length) {
            return now.isBefore(end) ? this : new Window(now.plus(length), 0);
        }

        Window plusOne() {
            return new Window(end, used + 1);
        }
    }
}
