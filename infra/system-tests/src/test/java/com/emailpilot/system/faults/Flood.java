package com.emailpilot.system.faults;

import com.google.common.util.concurrent.AtomicLongMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks at a steady pace, however long the answers take. */
final class Flood implements AutoCloseable {

    private static final int TICK_MILLIS = 10;
    private static final int TICKS_A_SECOND = 1_000 / TICK_MILLIS;

    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLongMap<String> answers = AtomicLongMap.create();
    private final Semaphore places;
    private final Supplier<String> ask;

    /**
     * Nobody asks yet.
     *
     * @param mostAtOnce who comes while so many wait for their answers is sent away by Cloud Run
     */
    Flood(int mostAtOnce, Supplier<String> ask) {
        this.places = new Semaphore(mostAtOnce);
        this.ask = ask;
    }

    void begin(int aSecond) {
        var _ = pace.scheduleAtFixedRate(() -> comeIn(aSecond / TICKS_A_SECOND), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits until everybody who asked has been answered. */
    void end() {
        pace.close();
        callers.close();
    }

    /** How often which answer came. */
    Map<String, Long> answers() {
        return answers.asMap();
    }

    @Override
    public void close() {
        end();
    }

    private void comeIn(int callersAtOnce) {
        for (var caller = 0; caller < callersAtOnce; caller++) {
            if (places.tryAcquire()) {
                callers.execute(this::ask);
            } else {
                answers.incrementAndGet("sent away");
            }
        }
    }

    private void ask() {
        try {
            answers.incrementAndGet(ask.get());
        } finally {
            places.release();
        }
    }
}
