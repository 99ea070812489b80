package com.emailpilot.events.downstream;

import com.google.common.util.concurrent.Striped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;

/** Client versions of one process. */
final class InMemoryClientVersions implements ClientVersions {

    private static final int STRIPES = 1024;

    private final Map<String, ClientVersion> versions = new ConcurrentHashMap<>();
    private final Striped<Lock> locks = Striped.lock(STRIPES);

    @Override
    public boolean advance(String clientId, ClientVersion version, Effect effect) throws Exception {
        var lock = locks.get(clientId);
        lock.lockInterruptibly();
        try {
            var known = versions.get(clientId);
            if (known != null && known.compareTo(version) >= 0) {
                return false;
            }
            effect.take();
            versions.put(clientId, version);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
