package com.emailpilot.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A leashed Java program that runs beside this process: its pid, its log, and its end. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Thread.ofVirtual().name("end-of-" + name).start(() -> ended.complete(waitUninterruptibly(process)));
    }

    /** Starts the program in the folder of {@code log}, to which both of its output streams are appended. */
    public static ChildProcess start(JavaProgram program, Path log) {
        try {
            var folder = Files.createDirectories(log.toAbsolutePath().resolveSibling("."));
            var builder = new ProcessBuilder(program.command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(program.environment());
            return new ChildProcess(program.name(), builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + program.name() + ", log " + log, e);
        }
    }

    /** The name under which it was started. */
    public String name() {
        return name;
    }

    /** The pid of the program itself, not of a wrapper. */
    public long pid() {
        return process.pid();
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status once it has ended, for whatever reason. */
    public CompletableFuture<Integer> ended() {
        return ended.copy();
    }

    /**
     * Blocks until {@code ready} holds.
     *
     * @throws ChildFailedException if it ended first, or is not ready in time
     */
    public void awaitReady(BooleanSupplier ready, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (ends(POLL)) {
                throw new ChildFailedException(this, "ended with status " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new ChildFailedException(this, "was not ready within " + patience.toSeconds() + " s");
            }
        }
    }

    /** Asks it to end, and kills it if it is still there after {@code grace}. Returns whether it ended by itself. */
    public boolean stop(Duration grace) {
        process.toHandle().destroy();
        var byItself = ends(grace);
        if (!byItself) {
            kill9();
        }
        return byItself;
    }

    /** Ends it without a chance to clean up, and waits until it is gone. */
    public void kill9() {
        process.destroyForcibly();
        var _ = waitUninterruptibly(process);
    }

    /** The last lines of its log, for a person who wants to know why it failed. */
    public List<String> lastLogLines(int count) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(the log cannot be read: " + e.getMessage() + ")");
        }
    }

    @Override
    public void close() {
        var _ = stop(GRACE);
    }

    /** Does not use {@link Process#onExit()}, which needs a free thread of the common pool. */
    private static int waitUninterruptibly(Process process) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
