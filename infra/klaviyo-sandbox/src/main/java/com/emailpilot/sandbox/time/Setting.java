package com.emailpilot.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox's time differs from the machine's.
 *
 * @param frozenAt null while it runs
 */
record Setting(Duration skipped, @Nullable Instant frozenAt) {

    static final Setting REAL = new Setting(Duration.ZERO, null);

    Setting advanced(Duration step) {
        return new Setting(skipped.plus(step), frozenAt == null ? null : frozenAt.plus(step));
    }

    Setting frozen(Instant at) {
        return new Setting(skipped, at);
    }

    Clock of(Clock base) {
        return frozenAt == null ? Clock.offset(base, skipped) : Clock.fixed(frozenAt, ZoneOffset.UTC);
    }
}
