package com.emailpilot.system.faults;

import java.time.Duration;
import java.util.function.Supplier;

/** What something brought, and how long it took. */
record Timed<T>(T result, Duration took) {

    /** Does it now. */
    static <T> Timed<T> of(Supplier<T> task) {
        var from = System.nanoTime();
        var result = task.get();
        return new Timed<>(result, Duration.ofNanos(System.nanoTime() - from));
    }
}
