package com.emailpilot.system.crashpoints;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The step at which this process dies, for example {@code C3.before}. */
final class CrashPoint {

    /** What a shell reports of a process that was killed with -9. */
    private static final int KILLED = 137;

    private final @Nullable String name;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    /**
     * @param name absent where it is to live
     */
    CrashPoint(@Nullable String name) {
        this.name = name;
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
