package com.emailpilot.refresher.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MinValidityTest {

    @Test
    void isFiveMinutesWhereNobodySays() {
        assertThat(MinValidity.parse(null)).contains(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT5M", "PT90S", "PT30M"})
    void isWhatTheCallerSays(String value) {
        assertThat(MinValidity.parse(List.of(value))).contains(Duration.parse(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5m", "PT30M1S", "PT30M0.001S", "-PT1S", "P1D", "PT99999999999999999999H", "\r\n"})
    void isNothingElse(String value) {
        assertThat(MinValidity.parse(List.of(value))).isEmpty();
    }

    @Test
    void isSaidOnceAtMost() {
        assertThat(MinValidity.parse(List.of("PT5M", "PT5M"))).isEmpty();
    }
}
