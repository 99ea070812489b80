package com.emailpilot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PercentileTest {

    private final List<Duration> hundred =
            IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    @Test
    void isTheValueThatSoManyDoNotExceed() {
        assertThat(Percentile.of(hundred, 50)).isEqualTo(Duration.ofMillis(50));
        assertThat(Percentile.of(hundred, 99)).isEqualTo(Duration.ofMillis(99));
        assertThat(Percentile.of(hundred, 100)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void isZeroOfNothing() {
        assertThat(Percentile.of(List.of(), 99)).isZero();
    }
}
