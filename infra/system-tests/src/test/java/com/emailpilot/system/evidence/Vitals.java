package com.emailpilot.system.evidence;

import com.emailpilot.system.running.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What one process uses, by the kernel's count. */
record Vitals(String process, long residentMegabytes, long threads, long descriptors) {

    private static final Pattern FIGURE = Pattern.compile("(VmRSS|Threads):\\s+(\\d+)");
    private static final int KILOBYTES = 1024;

    /** Of every service that runs. */
    static List<Vitals> of(SystemUnderTest system) {
        return system.services().stream()
                .map(part -> of(part.name(), Path.of("/proc", Long.toString(part.pid()))))
                .toList();
    }

    static Vitals of(String process, Path proc) {
        try (var descriptors = Files.list(proc.resolve("fd"))) {
            var status = Files.readString(proc.resolve("status"));
            return new Vitals(
                    process, figure(status, "VmRSS") / KILOBYTES, figure(status, "Threads"), descriptors.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long figure(String status, String name) {
        return FIGURE.matcher(status)
                .results()
                .filter(found -> found.group(1).equals(name))
                .mapToLong(found -> Long.parseLong(found.group(2)))
                .findFirst()
                .orElseThrow();
    }
}
