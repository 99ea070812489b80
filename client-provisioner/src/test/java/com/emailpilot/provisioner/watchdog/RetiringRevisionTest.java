package com.emailpilot.provisioner.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.KlaviyoHttp;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetiringRevisionTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-15, 2026-11-22, false",
        "2026-07-15, 2028-04-15, false",
        "2026-07-15, 2028-04-16, true",
        "2026-07-15, 2028-07-15, true",
        "2026-07-15, 2030-01-01, true",
        "2024-02-29, 2025-11-30, true",
    })
    void findsOut90DaysBeforeTheTwoYearsAreOver(LocalDate revision, LocalDate today, boolean soon) {
        assertThat(RetiringRevision.retiresSoon(revision, today)).isEqualTo(soon);
    }

    @Test
    void readsTheRevisionThatWeSpeak() {
        assertThat(LocalDate.parse(KlaviyoHttp.REVISION)).isAfter("2026-01-01");
    }
}
