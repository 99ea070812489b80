package com.emailpilot.provisioner.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffPolicyTest {

    @Test
    void doublesFromTenSecondsToTenMinutes() {
        assertThat(BackoffPolicy.after(0, null)).isEqualTo(Duration.ofSeconds(10));
        assertThat(BackoffPolicy.after(1, null)).isEqualTo(Duration.ofSeconds(20));
        assertThat(BackoffPolicy.after(5, null)).isEqualTo(Duration.ofSeconds(320));
        assertThat(BackoffPolicy.after(6, null)).isEqualTo(Duration.ofMinutes(10));
        assertThat(BackoffPolicy.after(1_000, null)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void neverComesBackBeforeKlaviyoWantsIt() {
        assertThat(BackoffPolicy.after(0, Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(20));
        assertThat(BackoffPolicy.after(6, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(10));
    }
}
