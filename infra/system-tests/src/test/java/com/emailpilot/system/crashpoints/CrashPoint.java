package com.emailpilot.system.crashpoints;

import com.emailpilot.clients.Write;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The step at which this process dies, for example {@code C3.before}. */
final class CrashPoint {

    /** What a shell reports of a process that was killed with -9. */
    private static final int KILLED = 137;

    private final @Nullable String name;
    private final @Nullable String client;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    /**
     * @param name absent where it is to live
     * @param client the client at whose work alone it dies; absent for any work
     */
    CrashPoint(@Nullable String name, @Nullable String client) {
        this.name = name;
        this.client = client;
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

    /** Dies if this is the step, named alone or as {@code step.before}. */
    void before(String step) {
        dieIf(step.equals(name) || (step + ".before").equals(name));
    }

    /** Dies if the step has just been done. */
    void after(String step) {
        done.add(step);
        dieIf((step + ".after").equals(name));
    }

    /** Whether this process has done the step. */
    boolean done(String step) {
        return done.contains(step);
    }

    /** Without any shutdown hook. */
    private void dieIf(boolean reached) {
        if (reached) {
            System.err.println("Crash point " + name + " is reached");
            System.err.flush();
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
