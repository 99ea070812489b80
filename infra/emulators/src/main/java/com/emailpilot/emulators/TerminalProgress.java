package com.emailpilot.emulators;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** A download's progress for people: a bar that grows on a terminal, a line every quarter elsewhere. */
public final class TerminalProgress implements DownloadProgress {
    private static final int WIDTH = 30;
    private static final int PLAIN_STEP_PERCENT = 25;

    private final PrintStream out;
    private final boolean plain;
    private int shownPercent = -1;

    public TerminalProgress(PrintStream out, boolean plain) {
        this.out = out;
        this.plain = plain;
    }

    /** Whether nobody watches: the output goes to a file or a pipe. */
    public static boolean plain() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty();
    }

    @Override
    public void received(String what, long bytes, long totalBytes) {
        var percent = totalBytes > 0 ? (int) (bytes * 100 / totalBytes) : 0;
        var step = plain ? PLAIN_STEP_PERCENT : 1;
        if (shownPercent >= 0 && percent < shownPercent + step && percent >= shownPercent) {
            return;
        }
        shownPercent = percent - percent % step;
        if (plain) {
            out.printf("downloading the %s: %d %% of %s%n", what, percent, megabytes(totalBytes));
        } else {
            var done = "#".repeat(percent * WIDTH / 100);
            out.printf(
                    "\rdownloading the %s [%-" + WIDTH + "s] %3d %% of %s", what, done, percent, megabytes(totalBytes));
            out.print(percent == 100 ? "\n" : "");
            out.flush();
        }
    }

    private static String megabytes(long bytes) {
        return bytes > 0 ? bytes / 1_000_000 + " MB" : "unknown size";
    }
}
