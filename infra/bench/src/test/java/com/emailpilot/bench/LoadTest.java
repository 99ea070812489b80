package com.emailpilot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.RefreshPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LoadTest {

    @Test
    void letsAsManyFallDueAsItSays() {
        var load = Load.millionHourlyConnections();
        var random = new Random(1);

        var seconds = LongStream.generate(() -> untilDue(load.lifetime(), random))
                        .limit(10_000)
                        .average()
                        .orElseThrow()
                / 1000;

        assertThat(load.clients() / seconds).isBetween(340.0, 348.0);
    }

    @Test
    void leavesEachClientAloneForLongerThanASweepLooksAhead() {
        var load = Load.millionHourlyConnections();
        var random = new Random(1);

        var shortest = LongStream.generate(() -> untilDue(load.lifetime(), random))
                .limit(10_000)
                .min()
                .orElseThrow();

        assertThat(shortest).isGreaterThan(60_000);
    }

    private static long untilDue(Duration lifetime, Random random) {
        var clientId = new UUID(random.nextLong(), random.nextLong()).toString();
        return RefreshPolicy.nextRefreshAt(clientId, Instant.EPOCH, Instant.EPOCH.plus(lifetime))
                .toEpochMilli();
    }
}
