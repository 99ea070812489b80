package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {

    private final Backoff unit = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 60", "2, 120", "4, 480", "5, 900", "1000000, 900"})
    void doublesUpToTheLongest(long before, long seconds) {
        assertThat(unit.after(before)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        assertThat(unit.after(0, Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(40));
        assertThat(unit.after(0, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(30));
        assertThat(unit.after(0, null)).isEqualTo(Duration.ofSeconds(30));
    }
}
