package com.emailpilot.events.downstream;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.Striped;
import java.util.concurrent.locks.Lock;

/** Handled events of one process. */
final class InMemoryHandledEvents implements HandledEvents {

    private static final int STRIPES = 1024;

    private final Cache<String, Boolean> handled;
    private final Striped<Lock> locks = Striped.lock(STRIPES);

    InMemoryHandledEvents(int most) {
        this.handled = CacheBuilder.newBuilder().maximumSize(most).build();
    }

    @Override
    public boolean once(String key, Effect effect) throws Exception {
        var lock = locks.get(key);
        lock.lockInterruptibly();
        try {
            if (handled.getIfPresent(key) != null) {
                return false;
            }
            effect.take();
            handled.put(key, true);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
