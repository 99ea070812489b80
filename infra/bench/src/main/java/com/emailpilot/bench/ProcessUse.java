package com.emailpilot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a process has used since its start, by the kernel's count.
 *
 * @param cpu of all its threads, also of those that have ended
 * @param residentMegabytes now
 */
record ProcessUse(Duration cpu, long residentMegabytes) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+)");
    private static final int KILOBYTES = 1024;
    private static final Duration TICK = Duration.ofMillis(10);

    /** Which fields of the first line of {@code /proc/stat} count time in which something ran. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7);

    static ProcessUse of(long pid) {
        var cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " does not run any more"));
        return new ProcessUse(cpu, resident(Path.of("/proc", Long.toString(pid), "status")));
    }

    /** All processes of the machine together, whoever started them. */
    static ProcessUse ofMachine() {
        var ticks =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split("\\s+", -1);
        var busy =
                BUSY.stream().mapToLong(field -> Long.parseLong(ticks[field])).sum();
        return new ProcessUse(TICK.multipliedBy(busy), 0);
    }

    private static long resident(Path status) {
        var found = RESIDENT.matcher(read(status));
        return found.find() ? Long.parseLong(found.group(1)) / KILOBYTES : 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
