package com.emailpilot.local;

import com.emailpilot.local.system.LocalSystem;

/** Stops the system when this process ends, whether by Ctrl-C, by a signal, or because a part of it failed. */
final class Ending {
    private final LocalSystem system;
    private final Console console;
    private boolean begun;
    private int status;

    private Ending(LocalSystem system, Console console) {
        this.system = system;
        this.console = console;
    }

    static Ending beginAtShutdown(LocalSystem system, Console console) {
        var ending = new Ending(system, console);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(ending::run));
        return ending;
    }

    /** Tells what failed, unless it failed because everything is being stopped anyway. */
    synchronized void becauseOfFailure(Runnable tell) {
        if (!begun) {
            status = 1;
            tell.run();
        }
    }

    /** Halts at the end, because a JVM that was told to end by a signal would report that as a failure. */
    private void run() {
        begin();
        if (system.isStarted()) {
            console.stopping();
            system.close(console);
            console.stopped();
        }
        Runtime.getRuntime().halt(status);
    }

    private synchronized void begin() {
        begun = true;
    }
}
