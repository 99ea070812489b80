package com.emailpilot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million connections whose tokens live for an hour: 344 rotations a second, for a minute, by one refresher. */
@Tag("bench")
final class MillionConnectionsIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** To find out what a machine holds; 344 where nothing is said. */
    private static final int PER_SECOND =
            Integer.getInteger("bench.rate", Load.millionHourlyConnections().perSecond());

    private static final RotationRun.Telling TELLING =
            Boolean.getBoolean("bench.hinted") ? RotationRun.Telling.HINTED : RotationRun.Telling.SWEPT;

    @Test
    void keepsEveryTokenFresh() throws IOException {
        var clock = Clock.systemUTC();
        var home = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("systems")), "bench-");

        Figures figures;
        try (var system = RefresherAlone.start(TARGET.resolve("../../..").normalize(), home, clock)) {
            figures = new RotationRun(system, TELLING, clock).measure(Load.of(PER_SECOND));
        }
        Files.writeString(TARGET.resolve("million-connections.txt"), figures.table());

        assertThat(figures.lost()).as(figures.table()).isEmpty();
        assertThat(figures.expired()).as(figures.table()).isEmpty();
        assertThat(figures.klaviyoCalls()).as(figures.table()).isEqualTo(figures.allRotations());
    }
}
