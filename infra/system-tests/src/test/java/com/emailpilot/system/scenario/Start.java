package com.emailpilot.system.scenario;

import com.emailpilot.system.running.SystemUnderTest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One attempt to start a system; a failure is told to all who need it, and not tried again by each of them. */
final class Start implements AutoCloseable {

    private final CompletableFuture<SystemUnderTest> attempt;

    Start(Supplier<SystemUnderTest> start) {
        this.attempt = CompletableFuture.supplyAsync(start);
    }

    /** Blocks until it runs. */
    SystemUnderTest system() {
        return attempt.join();
    }

    @Override
    public void close() {
        if (!attempt.isCompletedExceptionally()) {
            attempt.join().close();
        }
    }
}
