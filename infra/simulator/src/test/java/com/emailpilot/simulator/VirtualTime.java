package com.emailpilot.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import reactor.core.Disposable;

/** The time of one simulated world: what is due runs, one thing after another, and takes no time itself. */
final class VirtualTime implements InstantSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Comparator<Task> ORDER =
            Comparator.<Task>comparingLong(task -> task.dueNanos).thenComparingLong(task -> task.number);

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(ORDER);
    private Life running = Life.ofWorld();
    private long nanos;
    private long numbers;

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    /** Nanoseconds since the start. */
    long nanos() {
        return nanos;
    }

    /** Whose code runs right now. */
    Life running() {
        return running;
    }

    /** Runs something later, unless its owner is dead by then; a paused owner runs it when the pause ends. */
    Disposable after(Duration delay, Life owner, Runnable work) {
        return after(delay.toNanos(), owner, work);
    }

    Disposable after(long delayNanos, Life owner, Runnable work) {
        var task = new Task(nanos + Math.max(0, delayNanos), numbers++, owner, work);
        tasks.add(task);
        return task;
    }

    /** Runs everything that is due within the duration. */
    void advance(Duration duration) {
        var end = nanos + duration.toNanos();
        for (var task = tasks.peek(); task != null && task.dueNanos <= end; task = tasks.peek()) {
            tasks.remove();
            nanos = Math.max(nanos, task.dueNanos);
            run(task);
        }
        nanos = end;
    }

    /** Runs something now, as code of this process. */
    void runAs(Life owner, Runnable work) {
        var before = running;
        running = owner;
        try {
            work.run();
        } finally {
            running = before;
        }
    }

    private void run(Task task) {
        if (task.cancelled || !task.owner.alive()) {
            return;
        }
        if (task.owner.pausedUntil() > nanos) {
            tasks.add(new Task(task.owner.pausedUntil(), numbers++, task.owner, task::runUnlessCancelled));
            return;
        }
        runAs(task.owner, task.work);
    }

    private static final class Task implements Disposable {

        private final long dueNanos;
        private final long number;
        private final Life owner;
        private final Runnable work;
        private boolean cancelled;

        Task(long dueNanos, long number, Life owner, Runnable work) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.owner = owner;
            this.work = work;
        }

        void runUnlessCancelled() {
            if (!cancelled) {
                work.run();
            }
        }

        @Override
        public void dispose() {
            cancelled = true;
        }

        @Override
        public boolean isDisposed() {
            return cancelled;
        }
    }
}
