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

    /** Dies if this is the step, named alone or as {@code step.before}. */
    void before(String step) {
        dieIf(step.equals(name) || (step + ".before").equals(name));
    }

    /** Dies if the step has just been done. */
    void after(String step) {
        dieIf((step + ".after").equals(name));
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
