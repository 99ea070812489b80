package com.emailpilot.system.faults;

import com.emailpilot.system.running.AdminSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Browsers that read a live stream a few bytes a second, and come again when they are sent away. */
final class SlowReaders implements AutoCloseable {

    private static final int BYTES_A_SECOND = 1_024;
    private static final int RECEIVE_BUFFER = 8 * 1024;
    private static final String STREAM = "/api/clients/events?slow";

    private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(0, true);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AdminSession session;

    SlowReaders(AdminSession session, int count) {
        this.session = session;
        for (var reader = 0; reader < count; reader++) {
            var _ = readers.submit(this::readForEver);
        }
        var _ = seconds.scheduleAtFixedRate(() -> turns.release(count), 1, 1, TimeUnit.SECONDS);
    }

    /** How many of them hold a stream now. */
    int open() {
        return open.get();
    }

    /** How often a stream was opened so far. */
    int opened() {
        return opened.get();
    }

    @Override
    public void close() {
        seconds.shutdownNow();
        readers.shutdownNow();
    }

    /** Until it is interrupted. */
    private Void readForEver() throws InterruptedException {
        while (true) {
            readToItsEnd();
            turns.acquire();
        }
    }

    private void readToItsEnd() throws InterruptedException {
        try (var stream = session.open(STREAM)) {
            stream.setReceiveBufferSize(RECEIVE_BUFFER);
            opened.incrementAndGet();
            open.incrementAndGet();
            try {
                readSlowly(stream.getInputStream());
            } finally {
                open.decrementAndGet();
            }
        } catch (IOException | UncheckedIOException _) {
            // sent away
        }
    }

    private void readSlowly(InputStream stream) throws IOException, InterruptedException {
        var few = new byte[BYTES_A_SECOND];
        while (stream.read(few) >= 0) {
            turns.acquire();
        }
    }
}
