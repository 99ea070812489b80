package com.emailpilot.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.ExpirySweepDue;
import com.emailpilot.local.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalClockTest {
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void sweepsEveryMinute() {
        var interval = clock(setup()).interval();

        assertThat(interval).contains(Duration.ofMinutes(1));
    }

    @Test
    void sweepsAsOftenAsATestLikes() {
        var interval = clock(setup().withSweepEvery(Duration.ofSeconds(2))).interval();

        assertThat(interval).contains(Duration.ofSeconds(2));
    }

    @Test
    void canBeSwitchedOff() {
        var interval = clock(setup().withoutClock()).interval();

        assertThat(interval).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "0.5"})
    void namesTheSettingThatIsNoNumberOfSeconds(String seconds) {
        var setup = setup().with("EMAILPILOT_SWEEP_SECONDS", seconds);

        assertThatThrownBy(() -> new LocalSystem(setup, (_, _, _) -> {}))
                .isInstanceOf(SettingsException.class)
                .hasMessage("EMAILPILOT_SWEEP_SECONDS is not a number of seconds: " + seconds);
    }

    @Test
    void saysWhatCloudSchedulerSays() {
        var messages = ClockMessages.load();

        assertThat(messages.expirySweep().topic()).isEqualTo("token-expiry");
        assertThat(decoded(messages.expirySweep())).isEqualTo(new ExpirySweepDue(PUBLISHED));
        assertThat(messages.enrichment().topic()).isEqualTo("enrichment");
        assertThat(decoded(messages.enrichment())).isEqualTo(new EnrichmentDue(null, PUBLISHED));
    }

    private static Object decoded(EventMessage message) {
        var data = message.data().getBytes(StandardCharsets.UTF_8);
        return new EventCodec()
                .decode(message.attributes(), data, "message-1", PUBLISHED)
                .event();
    }

    private static LocalClock clock(LocalSetup setup) {
        return new LocalClock(new Addresses(setup.settings()));
    }

    private static LocalSetup setup() {
        return LocalSetup.of(Path.of("/nowhere"), Map.of());
    }
}
