package com.emailpilot.operations.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** A bar for long work, on the standard error of a terminal; anywhere else nothing is shown. */
public final class Progress implements AutoCloseable {

    private static final int WIDTH = 40;
    private static final String CLEAR_LINE = "\r\033[K";

    private final String what;
    private final PrintStream out;
    private final boolean shown;
    private long percent = -1;

    private Progress(String what, PrintStream out, boolean shown) {
        this.what = what;
        this.out = out;
        this.shown = shown;
    }

    /** A bar that says what is going on. */
    public static Progress of(String what) {
        var watched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Progress(what, System.err, watched);
    }

    /** How much of it is done; may be called from any thread. */
    public synchronized void at(long done, long all) {
        var now = all == 0 ? 100 : Math.min(100, done * 100 / all);
        if (shown && now != percent) {
            percent = now;
            var filled = Math.toIntExact(now * WIDTH / 100);
            out.printf("\r%s [%s%s] %3d %%", what, "#".repeat(filled), " ".repeat(WIDTH - filled), now);
            out.flush();
        }
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        if (shown) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
