package com.emailpilot.local.system;

import com.emailpilot.emulators.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** One process of the system, which can be started, ended and started again. */
public final class LocalPart {
    /** How a part's process is made. */
    @FunctionalInterface
    interface Launch {
        ChildProcess start(Path log, Extras extras);
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A service lets what is in flight end for 10 s. */
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final String name;
    private final URI url;
    private final Path log;
    private final Launch launch;
    private final BooleanSupplier ready;
    private final CompletableFuture<LocalPart> died = new CompletableFuture<>();

    private Extras extras;
    private Optional<ChildProcess> process = Optional.empty();
    private boolean retired;

    LocalPart(String name, URI url, Path log, Launch launch, BooleanSupplier ready, Extras extras) {
        this.name = name;
        this.url = url;
        this.log = log;
        this.launch = launch;
        this.ready = ready;
        this.extras = extras;
    }

    /** Its name: {@code pubsub}, {@code firestore}, {@code klaviyo-sandbox} or a service's module. */
    public String name() {
        return name;
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    /** Its log, which goes on over restarts. */
    public Path log() {
        return log;
    }

    /** The pid of its present or last process. */
    public synchronized long pid() {
        return running().pid();
    }

    /** Starts its process; {@link #awaitReady} waits for it. Does nothing while one runs. */
    public synchronized void start() {
        if (retired) {
            throw new IllegalStateException(name + " was started while the system stops");
        }
        if (process.filter(ChildProcess::isAlive).isEmpty()) {
            var started = launch.start(log, extras);
            process = Optional.of(started);
            var _ = started.ended().thenRun(() -> noteEnd(started));
        }
    }

    /** Starts it with these extras, now and each time later. */
    public synchronized void start(Extras changed) {
        extras = changed;
        start();
    }

    /** Blocks until it is healthy. */
    public void awaitReady() {
        process().awaitReady(ready, PATIENCE);
    }

    /**
     * Lets it end in good order, and kills it if that takes too long. Returns whether it ended by itself, or did not run
     * at all.
     */
    public boolean stop() {
        return forget().map(child -> child.stop(GRACE)).orElse(true);
    }

    /** Ends it as a crash would. Does nothing if none runs. */
    public void kill9() {
        forget().ifPresent(ChildProcess::kill9);
    }

    /** Sends a signal by its name, such as {@code STOP} or {@code CONT}. */
    public void signal(String signal) {
        try {
            var status = new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("signal " + signal + " to " + name + " ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether its process runs. */
    public synchronized boolean isAlive() {
        return process.filter(ChildProcess::isAlive).isPresent();
    }

    /** The end of its log, for a person who wants to know why it failed. */
    public synchronized List<String> lastLogLines(int count) {
        return running().lastLogLines(count);
    }

    /** Completes when its process ends though nobody asked for it. */
    CompletableFuture<LocalPart> died() {
        return died;
    }

    /** Like {@link #stop}, for good. */
    boolean retire() {
        synchronized (this) {
            retired = true;
        }
        return stop();
    }

    synchronized ChildProcess process() {
        return running();
    }

    private ChildProcess running() {
        return process.orElseThrow(() -> new IllegalStateException(name + " was not started"));
    }

    private synchronized Optional<ChildProcess> forget() {
        var child = process;
        process = Optional.empty();
        return child;
    }

    private synchronized void noteEnd(ChildProcess ended) {
        if (process.filter(ended::equals).isPresent()) {
            died.complete(this);
        }
    }
}
