package com.emailpilot.local;

import com.emailpilot.emulators.ChildFailedException;
import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.local.system.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person reads while the system starts, runs and stops. On a terminal the last line shows what is waited for. */
final class Console implements Progress {
    private static final int LOG_LINES = 15;
    private static final int WIDTH = 200;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean plain;
    private final List<String> waitedFor = new ArrayList<>();
    private final long began = System.nanoTime();

    Console(PrintStream out, PrintStream err, boolean plain) {
        this.out = out;
        this.err = err;
        this.plain = plain;
    }

    void starting(LocalSetup setup) {
        line("Starting EmailPilot, state and logs in " + setup.home());
    }

    @Override
    public synchronized void starting(String part) {
        waitedFor.add(part);
        showWaiting();
    }

    @Override
    public synchronized void ready(String part, Duration took, String where) {
        waitedFor.remove(part);
        line("  %-26s ready after %5.1f s   %s".formatted(part, seconds(took), where));
        showWaiting();
    }

    @Override
    public synchronized void note(String text) {
        line("  " + text);
        showWaiting();
    }

    void whereToGo(LocalSystem system) {
        line("""
                All healthy after %.1f s.

                  Open      %s/admin/clients
                  Log in    admin@example.com / admin  (also second@example.com / second, ops@example.com / ops)
                  Logs      %s
                  Stop      Ctrl-C, the state is kept; ./emailpilot up --fresh starts empty
                """.formatted(
                        seconds(Duration.ofNanos(System.nanoTime() - began)),
                        system.gateway(),
                        system.setup().home().resolve("logs")));
    }

    void died(LocalPart part) {
        failed(
                part.name() + " ended by itself; its log: " + part.log() + ", which ends with:",
                part.lastLogLines(LOG_LINES));
    }

    void failed(ChildFailedException failure) {
        failed(failure.getMessage() + ", which ends with:", failure.child().lastLogLines(LOG_LINES));
    }

    synchronized void failed(String text) {
        waitedFor.clear();
        out.print(plain ? "" : CLEAR_LINE);
        out.flush();
        err.println(text);
    }

    void stopping() {
        line("Stopping ...");
    }

    void stopped() {
        line("Stopped.");
    }

    private void failed(String what, List<String> lastLines) {
        failed(what);
        lastLines.forEach(line -> err.println("  | " + line.substring(0, Math.min(line.length(), WIDTH))));
    }

    private synchronized void line(String text) {
        out.println((plain ? "" : CLEAR_LINE) + text);
    }

    private void showWaiting() {
        if (!plain && !waitedFor.isEmpty()) {
            out.print(CLEAR_LINE + "  waiting for " + String.join(", ", waitedFor) + " ...");
            out.flush();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
