package com.emailpilot.system.crashpoints;

import com.emailpilot.clients.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The step at which this process dies or is paused, for example {@code C3.before}. */
final class CrashPoint {

    /** What a shell reports of a process that was killed with -9. */
    private static final int KILLED = 137;

    private final @Nullable String dying;
    private final @Nullable String pausing;
    private final @Nullable String client;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    private CrashPoint(@Nullable String dying, @Nullable String pausing, @Nullable String client) {
        this.dying = dying;
        this.pausing = pausing;
        this.client = client;
    }

    /** As the environment says: {@code CRASH_AT} or {@code PAUSE_AT} a step, {@code CRASH_FOR} one client's work alone. */
    static CrashPoint ofEnvironment() {
        return new CrashPoint(System.getenv("CRASH_AT"), System.getenv("PAUSE_AT"), System.getenv("CRASH_FOR"));
    }

    /** Whether a commit is part of the work that is meant. */
    boolean means(List<Write> writes) {
        return client == null
                || writes.stream()
                        .map(write -> write.path().id())
                        .anyMatch(id -> id.equals(client) || id.startsWith(client + "_"));
    }

    /** Whether a call to Klaviyo, which names no client, is part of the work that is meant: it follows this step. */
    boolean meansWhatFollows(String step) {
        return client == null || done(step);
    }

    /** Ends here if this is the step, named alone or as {@code step.before}. */
    void before(String step) {
        reached(step);
        reached(step + ".before");
    }

    /** Ends here if the step has just been done. */
    void after(String step) {
        done.add(step);
        reached(step + ".after");
    }

    /** Whether this process has done the step. */
    boolean done(String step) {
        return done.contains(step);
    }

    private void reached(String point) {
        if (point.equals(dying)) {
            System.err.println("Crash point " + point + " is reached");
            System.err.flush();
            Runtime.getRuntime().halt(KILLED); // without any shutdown hook
        }
        if (point.equals(pausing)) {
            pause();
        }
    }

    /** Until somebody sends SIGCONT. */
    private static void pause() {
        try {
            var pid = Long.toString(ProcessHandle.current().pid());
            var _ = new ProcessBuilder("sh", "-c", "kill -s STOP \"$1\"", "sh", pid)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
