package com.emailpilot.system.browser;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The one attempt of a JVM to start the system: where it fails, all tests fail at once instead of trying again. */
final class SiteStart implements AutoCloseable {

    private final FutureTask<Site> attempt = new FutureTask<>(Site::new);

    SiteStart() {
        attempt.run();
    }

    Site site() {
        try {
            return attempt.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The system did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (attempt.state() == FutureTask.State.SUCCESS) {
            attempt.resultNow().close();
        }
    }
}
