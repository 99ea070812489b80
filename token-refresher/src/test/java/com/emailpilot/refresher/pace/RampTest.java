package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RampTest {

    private final HandTicker ticker = new HandTicker();
    private final Ramp unit = new Ramp(200, ticker);

    @Test
    void allowsTheMaximumBeforeAnyOutage() {
        assertThat(unit.allowed()).isEqualTo(200);
    }

    @Test
    void allowsTheMaximumForGoodOnceItIsReached() {
        unit.begin();
        ticker.pass(Duration.ofSeconds(8));

        int reached = unit.allowed();
        unit.failed();

        assertThat(reached).isEqualTo(200);
        assertThat(unit.allowed()).isEqualTo(200);
    }

    @Test
    void allowsTheMaximumAnHourLater() {
        unit.begin();

        ticker.pass(Duration.ofHours(1));

        assertThat(unit.allowed()).isEqualTo(200);
    }

    @Test
    void climbsAgainAfterManyFailures() {
        unit.begin();
        ticker.pass(Duration.ofSeconds(3));
        IntStream.range(0, 10).forEach(_ -> unit.failed());
        int lowest = unit.allowed();

        ticker.pass(Duration.ofSeconds(1));

        assertThat(lowest).isEqualTo(1);
        assertThat(unit.allowed()).isEqualTo(2);
    }
}
