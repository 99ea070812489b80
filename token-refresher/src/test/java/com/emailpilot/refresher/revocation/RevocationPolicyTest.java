package com.emailpilot.refresher.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevocationPolicyTest {

    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT1M", "2, PT2M", "4, PT8M", "5, PT15M", "1000000, PT15M"})
    void waitsLongerAfterEachFailure(long failures, Duration pause) {
        assertThat(RevocationPolicy.pauseAfter(failures, null)).isEqualTo(pause);
    }

    @Test
    void neverWaitsLessThanKlaviyoAsksFor() {
        assertThat(RevocationPolicy.pauseAfter(0, Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(20));
        assertThat(RevocationPolicy.pauseAfter(3, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(4));
    }
}
