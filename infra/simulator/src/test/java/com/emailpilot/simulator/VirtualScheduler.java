package com.emailpilot.simulator;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes Reactor schedule in the virtual time of the world that runs in this thread, as work of the process that asks.
 *
 * <p>Reactor's own virtual time knows neither processes that die or pause nor two worlds at once.
 */
final class VirtualScheduler implements Scheduler {

    // Reactor's schedulers are global to the JVM; a world lives in one thread
    private static final ThreadLocal<@Nullable VirtualTime> WORLD = new ThreadLocal<>();

    private VirtualScheduler() {}

    /** Replaces all of Reactor's schedulers, for good. */
    static void install() {
        Schedulers.setFactory(new Schedulers.Factory() {
            @Override
            public Scheduler newParallel(int parallelism, ThreadFactory threads) {
                return new VirtualScheduler();
            }

            @Override
            public Scheduler newSingle(ThreadFactory threads) {
                return new VirtualScheduler();
            }

            @Override
            public Scheduler newBoundedElastic(int threads, int queued, ThreadFactory factory, int ttlSeconds) {
                return new VirtualScheduler();
            }
        });
    }

    /** From now on this thread lives in that world. */
    static void enter(VirtualTime time) {
        WORLD.set(time);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return world().after(unit.toNanos(delay), world().running(), task);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        var next = Disposables.swap();
        var again = new Runnable() {
            @Override
            public void run() {
                next.replace(schedule(this, period, unit));
                task.run();
            }
        };
        next.replace(schedule(again, initialDelay, unit));
        return next;
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(Duration.ofMillis(world().instant().toEpochMilli()));
    }

    @Override
    public Worker createWorker() {
        return new VirtualWorker();
    }

    private static VirtualTime world() {
        var world = WORLD.get();
        if (world == null) {
            throw new IllegalStateException("no world runs in this thread; enter one first");
        }
        return world;
    }

    /** Its tasks end with it. */
    private final class VirtualWorker implements Worker {

        private boolean disposed;

        @Override
        public Disposable schedule(Runnable task) {
            return VirtualScheduler.this.schedule(unlessDisposed(task));
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return VirtualScheduler.this.schedule(unlessDisposed(task), delay, unit);
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
            return VirtualScheduler.this.schedulePeriodically(unlessDisposed(task), initialDelay, period, unit);
        }

        private Runnable unlessDisposed(Runnable task) {
            return () -> {
                if (!disposed) {
                    task.run();
                }
            };
        }

        @Override
        public void dispose() {
            disposed = true;
        }

        @Override
        public boolean isDisposed() {
            return disposed;
        }
    }
}
