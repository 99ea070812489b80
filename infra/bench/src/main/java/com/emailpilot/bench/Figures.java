package com.emailpilot.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run showed.
 *
 * @param rotations stored while it was measured
 * @param allRotations stored from the seeding to the end
 * @param klaviyoCalls requests to refresh, from the seeding to the end
 * @param lateness of the measured rotations, ascending
 * @param expired clients without a valid access token at some time
 * @param lost clients whose stored tokens are not Klaviyo's live ones
 * @param processes what each used while it was measured; memory is that of the end
 */
record Figures(
        Load load,
        Duration measured,
        int rotations,
        long allRotations,
        long klaviyoCalls,
        List<Duration> lateness,
        List<String> expired,
        List<String> lost,
        Map<String, ProcessUse> processes) {

    Figures {
        lateness = List.copyOf(lateness);
        expired = List.copyOf(expired);
        lost = List.copyOf(lost);
        processes = Map.copyOf(processes);
    }

    double callsPerRotation() {
        return (double) klaviyoCalls / allRotations;
    }

    double perSecond() {
        return rotations / seconds(measured);
    }

    /** Milliseconds of a core that a process spent per rotation. */
    double millisPerRotation(String process) {
        return seconds(use(process).cpu()) * 1_000 / rotations;
    }

    /** How many cores a process kept busy. */
    double cores(String process) {
        return seconds(use(process).cpu()) / seconds(measured);
    }

    Duration late(double percent) {
        return Percentile.of(lateness, percent);
    }

    /** For people. */
    String table() {
        var totals = """
                %d connections, %d rotations a second fall due, Klaviyo takes %d ms, measured for %.1f s
                  rotated            %.1f a second (%d)
                  calls per rotation %.3f (%d calls, %d rotations since the seeding)
                  expired, lost      %d, %d
                  lateness           p50 %.3f s, p99 %.3f s, most %.3f s
                """.formatted(
                        load.clients(),
                        load.perSecond(),
                        load.klaviyoLatency().toMillis(),
                        seconds(measured),
                        perSecond(),
                        rotations,
                        callsPerRotation(),
                        klaviyoCalls,
                        allRotations,
                        expired.size(),
                        lost.size(),
                        seconds(late(50)),
                        seconds(late(99)),
                        seconds(late(100)));
        return totals
                + new TreeMap<>(processes).keySet().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(String process) {
        return "  %-18s %.2f cores, %.2f ms per rotation, %d MB%n"
                .formatted(
                        process,
                        cores(process),
                        millisPerRotation(process),
                        use(process).residentMegabytes());
    }

    private ProcessUse use(String process) {
        var use = processes.get(process);
        if (use == null) {
            throw new IllegalArgumentException("Nobody measured " + process);
        }
        return use;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
