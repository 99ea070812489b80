package com.emailpilot.system.faults;

import com.emailpilot.local.system.LocalPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How many files and connections a running process may have open.
 *
 * @param usual what it may have as long as nobody interferes
 */
record OpenFiles(LocalPart process, long usual) {

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)");

    /** Whether this machine can change it. */
    static boolean canBeChanged() {
        return Files.isExecutable(PRLIMIT);
    }

    static OpenFiles of(LocalPart process) {
        try {
            var limits = Files.readString(Path.of("/proc", Long.toString(process.pid()), "limits"));
            var limit = LIMIT.matcher(limits);
            if (!limit.find()) {
                throw new IllegalStateException("The kernel does not tell how many files may be open");
            }
            return new OpenFiles(process, Long.parseLong(limit.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it gets none whose number would be beyond this; those that it has it keeps. */
    void limit(long most) {
        try {
            var status = new ProcessBuilder(
                            PRLIMIT.toString(), "--pid", Long.toString(process.pid()), "--nofile=" + most + ":")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("prlimit ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void unlimit() {
        limit(usual);
    }
}
