package com.emailpilot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    static ProcessUse of(long pid) {
        var cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " does not run any more"));
        return new ProcessUse(cpu, resident(Path.of("/proc", Long.toString(pid), "status")));
    }

    private static long resident(Path status) {
        try {
            var found = RESIDENT.matcher(Files.readString(status));
            return found.find() ? Long.parseLong(found.group(1)) / KILOBYTES : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
