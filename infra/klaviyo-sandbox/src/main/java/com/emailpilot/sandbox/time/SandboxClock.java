package com.emailpilot.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The sandbox's time: real time plus what tests have skipped, or a moment that stands still. */
public final class SandboxClock extends Clock {

    private final Clock base;
    private volatile Clock current;

    public SandboxClock(Clock base) {
        this.base = base;
        this.current = base;
    }

    /** Moves time forward at once. Delays that are already running are real and do not notice. */
    public synchronized void advance(Duration step) {
        current = Clock.offset(current, step);
    }

    /** Time stands still until it is advanced or reset. */
    public synchronized void freeze() {
        current = Clock.fixed(current.instant(), ZoneOffset.UTC);
    }

    /** Back to the time of the machine. */
    public synchronized void reset() {
        current = base;
    }

    @Override
    public Instant instant() {
        return current.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return current.withZone(zone);
    }
}
