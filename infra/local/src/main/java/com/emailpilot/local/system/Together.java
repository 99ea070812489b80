package com.emailpilot.local.system;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does several things at once and gives up at the first that fails, leaving the others to be stopped by their owner. */
final class Together {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    void run(List<Runnable> tasks) {
        var running = new ExecutorCompletionService<Boolean>(threads);
        tasks.forEach(task -> running.submit(task, true));
        try {
            for (var _ : tasks) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", e);
        }
    }
}
