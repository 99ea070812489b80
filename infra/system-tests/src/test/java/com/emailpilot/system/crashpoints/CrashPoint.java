package com.emailpilot.system.crashpoints;

import org.jspecify.annotations.Nullable;

/**
 * The step at which this process dies, for example {@code C3.before}.
 *
 * @param name absent where it is to live
 */
record CrashPoint(@Nullable String name) {

    /** What a shell reports of a process that was killed with -9. */
    private static final int KILLED = 137;

    /** Dies here, without any shutdown hook, if this is the step. */
    void reached(String step) {
        if (step.equals(name)) {
            System.err.println("Crash point " + step + " is reached");
            System.err.flush();
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
