package com.emailpilot.sandbox.time;

import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The sandbox's time: real time plus what tests have skipped, or a moment that stands still. */
public final class SandboxClock extends Clock {

    private final Clock base;
    private final Journal journal;
    private final Remembered<Setting> differences = new Differences();
    private Setting setting = Setting.REAL;
    private volatile Clock current;

    public SandboxClock(Clock base, Journal journal) {
        this.base = base;
        this.journal = journal;
        this.current = base;
    }

    /** Moves time forward at once. Delays that are already running are real and do not notice. */
    public synchronized void advance(Duration step) {
        change(setting.advanced(step));
    }

    /** Time stands still until it is advanced or reset. */
    public synchronized void freeze() {
        change(setting.frozen(current.instant()));
    }

    /** Back to the time of the machine. */
    public synchronized void reset() {
        change(Setting.REAL);
    }

    /** What outlives the process. */
    public Remembered<?> remembered() {
        return differences;
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

    private void change(Setting to) {
        differences.remember(to);
        journal.note(differences, List.of(to));
    }

    private final class Differences implements Remembered<Setting> {

        @Override
        public String name() {
            return "clock";
        }

        @Override
        public Class<Setting> factType() {
            return Setting.class;
        }

        @Override
        public Stream<Setting> memory() {
            return Stream.of(setting);
        }

        @Override
        public void remember(Setting told) {
            setting = told;
            current = told.of(base);
        }

        @Override
        public void forget() {
            remember(Setting.REAL);
        }
    }
}
