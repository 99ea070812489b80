package com.emailpilot.local;

import com.emailpilot.local.system.LocalSystem;

/** Stops the system when this process ends, whether by Ctrl-C, by a signal, or because a part of it failed. */
final class Ending {
    private final LocalSystem system;
    private final Console console;
    private volatile int status;

    private Ending(LocalSystem system, Console console) {
        this.system = system;
        this.console = console;
    }

    static Ending beginAtShutdown(LocalSystem system, Console console) {
        var ending = new Ending(system, console);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(ending::run));
        return ending;
    }

    void becauseOfFailure() {
        status = 1;
    }

    /** Halts at the end, because a JVM that was told to end by a signal would report that as a failure. */
    private void run() {
        console.stopping();
        system.close(console);
        console.stopped();
        Runtime.getRuntime().halt(status);
    }
}
