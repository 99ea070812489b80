package com.emailpilot.events.downstream;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is among the events of one client: one at a time, and by their number as long as the earlier ones come
 * in time.
 *
 * <p>The first one after a start is taken as it comes, since nobody knows what was before.
 */
final class Turn {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final long patienceNanos;
    private long last;

    Turn(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /** Does what is to be done when its turn has come, at the latest when patience has run out. */
    <T> T take(long seq, Callable<T> deed) throws Exception {
        lock.lockInterruptibly();
        try {
            await(seq);
            var done = deed.call();
            last = Math.max(last, seq);
            progress.signalAll();
            return done;
        } finally {
            lock.unlock();
        }
    }

    private void await(long seq) throws InterruptedException {
        var left = patienceNanos;
        while (last > 0 && seq > last + 1 && left > 0) {
            left = progress.awaitNanos(left);
        }
    }
}
