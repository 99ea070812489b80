package com.emailpilot.simulator;

import com.emailpilot.simulator.Simulation.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Runs many seeds, on all cores; of those that fail it says why. */
final class Seeds {

    private static final int SHOWN = 5;

    private Seeds() {}

    /** As many as asked for on the command line, or the one that is asked for there. */
    static LongStream asked(long usually) {
        var one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", usually)) : LongStream.of(one);
    }

    /** The first of those that violated something, with what it was; their traces are told in full in files. */
    static List<String> broken(LongStream seeds, Build build) {
        var failed = seeds.parallel()
                .filter(seed -> !Simulation.run(seed, build, false).violations().isEmpty())
                .boxed()
                .toList();
        return failed.stream()
                .limit(SHOWN)
                .map(seed -> described(Simulation.run(seed, build, true)))
                .toList();
    }

    /** How many seeds it takes until something is violated, in steps of a hundred. */
    static long untilBroken(Build build, long most) {
        var searched = 0;
        while (searched < most) {
            var from = searched;
            searched += 100;
            if (LongStream.range(from, searched)
                    .parallel()
                    .anyMatch(seed ->
                            !Simulation.run(seed, build, false).violations().isEmpty())) {
                return searched;
            }
        }
        return Long.MAX_VALUE;
    }

    private static String described(Report report) {
        var file = Path.of("target", "traces", "seed-" + report.seed() + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, report.trace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-Dseed=%d: %s; see %s".formatted(report.seed(), report.violations(), file.toAbsolutePath());
    }
}
